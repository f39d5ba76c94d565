import { Alert, Breadcrumb, Col, Row, Tag } from 'antd'
import { Link, useLocation, useSearchParams } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { Page } from '../../parts/page.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'
import { AreaTable } from './area-table.tsx'
import { type AreaFigures, AreaTiles } from './area-tiles.tsx'
import { CoverageCard } from './coverage-card.tsx'
import { Headline } from './headline.tsx'
import { TrendCard } from './trend-card.tsx'

/** How the register stands in an area and one level below. */
export default function OverviewPage() {
  const { say } = useSpeech()
  const { area: first } = useSession()
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const area = search.get('area') ?? first
  const statistics = useAsk('get', '/api/statistics', { query: { area } }, { keeps: true })
  const open = (code: string) => go(paths.overview(code.padEnd(6, '0')))
  return (
    <Page
      title={<AreaName code={area} />}
      lead={
        area !== first && (
          <Breadcrumb
            items={above(area, first).map((code) => ({
              title:
                code === area ? (
                  <AreaName code={code} />
                ) : (
                  <Link href={paths.overview(code)}>
                    <AreaName code={code} />
                  </Link>
                ),
              key: code,
            }))}
          />
        )
      }
    >
      <Answer of={statistics}>
        {({ runs, figures, divisions }) =>
          runs.length === 0 ? (
            <Nothing>
              {say(
                '还没有比对结果入库。请先在“比对”中运行并提请入库。',
                'No run was published yet. Start one under Runs.',
              )}
            </Nothing>
          ) : (
            // Figures of the area before are not taken for those of this one.
            <div aria-busy={statistics.isPlaceholderData} className={statistics.isPlaceholderData ? 'stale' : ''}>
              <Headline area={area} figures={figures} />
              <Row gutter={[16, 16]} style={{ marginTop: 16 }}>
                <Col xs={24} xl={12}>
                  <CoverageCard area={area} figures={figures} />
                </Col>
                <Col xs={24} xl={12}>
                  <TrendCard area={area} />
                </Col>
                {divisions.length > 0 && (
                  <>
                    <Col xs={24} xxl={isWide(divisions) ? 24 : 10}>
                      <AreaTiles divisions={divisions} onOpen={open} />
                    </Col>
                    <Col xs={24} xxl={isWide(divisions) ? 24 : 14}>
                      <AreaTable area={area} divisions={divisions} onOpen={open} />
                    </Col>
                  </>
                )}
              </Row>
              <Alert
                type="info"
                style={{ marginTop: 16 }}
                title={
                  <>
                    {say('数据来自入库的比对：', 'Figures are of the published runs: ')}
                    {runs.map(({ key, area: of, quarter, asOf }) => (
                      <Tag key={key}>
                        <AreaName code={of} /> {quarter} · {say('基准日期', 'as of')} {asOf}
                      </Tag>
                    ))}
                    {say('此后核实的人员在下次入库时计入。', 'Who was verified since is counted with the next one.')}
                  </>
                }
              />
            </div>
          )
        }
      </Answer>
    </Page>
  )
}

/** Divisions with places of their own on the map need the whole breadth. */
const isWide = (divisions: readonly AreaFigures[]) =>
  divisions.some(({ parts }) => parts !== undefined && parts.length > 0)

/** The areas above, down to the area itself, from the one the account begins with. */
function above(area: string, first: string): string[] {
  const bare = (code: string) => (code === '000000' ? '' : code.length > 6 ? code : code.replace(/(00)+$/, ''))
  const lengths = [2, 4, 6, 9, 12].filter((length) => length > bare(first).length && length < bare(area).length)
  return [
    first,
    ...lengths.map((length) => bare(area).slice(0, length).padEnd(6, '0')),
    ...(area === first ? [] : [area]),
  ]
}
