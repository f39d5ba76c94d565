import { Card, Col, Row, Typography } from 'antd'
import { Link } from 'wouter'
import { useSpeech } from '../../language.tsx'
import { count, type Figures, figure, percent, registered, share } from '../../parts/figures.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'

interface Tile {
  title: string
  value: number
  note: string
  strong?: boolean
  /** filter of the people whom the figure counts, of those with household here; absent: no list has just these */
  people?: Readonly<Record<string, string>>
}

/** The figures that the chief of the office asks for first. */
export function Headline({ area, figures }: { area: string; figures: Figures }) {
  const { say } = useSpeech()
  const { can } = useSession()
  const local = figure(figures, 'local')
  const of = (measure: string) => figure(figures, measure)
  const tiles: Tile[] = [
    {
      title: say('户籍人口', 'People with household here'),
      value: local,
      people: {},
      note: say(
        `另有外地户籍 ${count(of('non_local'))} 人在本地参保`,
        `and ${count(of('non_local'))} from elsewhere, insured here`,
      ),
    },
    {
      title: say('已登记', 'Registered'),
      value: registered(figures),
      note: percent(share(registered(figures), local)),
      strong: true,
    },
    {
      title: say('直接入库', 'Registered directly'),
      value: of('direct'),
      people: { disposition: 'direct' },
      note: percent(share(of('direct'), local)),
    },
    {
      title: say('省内异地参保', 'Elsewhere in the province'),
      value: of('in_province'),
      people: { disposition: 'in_province' },
      note: percent(share(of('in_province'), local)),
    },
    {
      title: say('省外异地参保', 'Outside the province'),
      value: of('out_of_province'),
      people: { disposition: 'out_of_province' },
      note: percent(share(of('out_of_province'), local)),
    },
    {
      title: say('需调查登记', 'To be asked'),
      value: of('survey'),
      people: { disposition: 'survey' },
      note: say(
        `已核实 ${count(of('verified'))} · 入户 ${count(of('ask_visit'))} · 柜台 ${count(of('ask_desk'))}`,
        `verified ${count(of('verified'))} · visit ${count(of('ask_visit'))} · desk ${count(of('ask_desk'))}`,
      ),
    },
  ]
  return (
    <Row gutter={[16, 16]}>
      {tiles.map(({ title, value, note, strong, people }) => (
        <Col key={title} xs={12} md={8} xl={4}>
          <Card size="small" style={{ height: '100%', ...(strong && { borderColor: '#12528f' }) }}>
            <Typography.Text type="secondary">{title}</Typography.Text>
            <div className="figure-number">
              {people !== undefined && can('person.search') ? (
                <Link href={paths.people({ area, household: 'local', ...people })}>{count(value)}</Link>
              ) : (
                count(value)
              )}
            </div>
            <Typography.Text type="secondary">{note}</Typography.Text>
          </Card>
        </Col>
      ))}
    </Row>
  )
}
