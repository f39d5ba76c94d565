import { Card, Col, Descriptions, Row, Space } from 'antd'
import { useParams } from 'wouter'
import { findingWords } from '../../../../src/reports/vocabulary.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { momentText } from '../../parts/moment-text.ts'
import { Page } from '../../parts/page.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { Answer } from '../../parts/states.tsx'
import { useSession } from '../../session.tsx'
import { DecidePanel } from './decide-panel.tsx'
import { detailsOf, insuranceText, sentenceOf } from './finding-sentence.ts'
import { Life } from './life.tsx'
import { MergeButton } from './merge-button.tsx'
import { PeopleCompared } from './people-compared.tsx'
import { SourceRows } from './source-rows.tsx'
import { StepButtons } from './step-buttons.tsx'
import { VisitButton } from './visit-button.tsx'

/** One finding: what it says, of whom, on what grounds, what became of it, and what to do with it. */
export default function FindingPage() {
  const { key = '' } = useParams()
  const { say, language } = useSpeech()
  const { can } = useSession()
  const answer = useAsk('get', '/api/findings/{key}', { path: { key } })
  return (
    <Answer of={answer}>
      {({ finding, people, links, life }) => {
        const names = people.flatMap(({ name }) => (name === null ? [] : [name]))
        const quarter = life.find(({ run }) => run !== null)?.run?.quarter
        const facts = [
          ...(finding.insurance === null
            ? []
            : [{ label: say('险种', 'Insurance'), text: insuranceText(finding.insurance, say) }]),
          ...detailsOf(finding.detail, say),
          { label: say('地区', 'Area'), text: <AreaName code={finding.area} /> },
          { label: say('发现', 'Found'), text: `${momentText(finding.openedAt)}${quarter ? ` · ${quarter}` : ''}` },
          {
            label: say('状态', 'State'),
            text: <StateTag state={finding.state} isWaiting={finding.waiting !== null} />,
          },
        ]
        return (
          <Page
            title={findingWords(finding.code)[language]}
            lead={sentenceOf(finding, names, say)}
            actions={<StepButtons findingKey={key} />}
          >
            <Row gutter={[16, 16]}>
              <Col xs={24} lg={15} xl={16}>
                <Card size="small" title={say('疑点内容', 'The finding')} style={{ marginBottom: 16 }}>
                  <Descriptions
                    size="small"
                    column={{ xs: 1, md: 2 }}
                    items={facts.map(({ label, text }) => ({ key: label, label, children: text }))}
                  />
                  <SourceRows links={links as Readonly<Record<string, unknown>>[]} />
                </Card>
                <Card
                  size="small"
                  title={say(`所涉人员 ${people.length}`, `People ${people.length}`)}
                  styles={{ body: { padding: people.length > 0 ? 0 : 16 } }}
                  extra={
                    ['open', 'confirmed', 'routed'].includes(finding.state) && (
                      <Space>
                        {can('person.merge.propose') && people.length === 2 && (
                          <MergeButton people={[people[0]!, people[1]!]} />
                        )}
                        {can('person.verify') && <VisitButton people={people} finding={key} />}
                      </Space>
                    )
                  }
                >
                  {people.length > 0 ? (
                    <PeopleCompared people={people} />
                  ) : (
                    say(
                      '登记库中没有您可看的对应人员：疑点只涉及数据中的行，或人员不在您的辖区。',
                      'Nobody of the register whom you may see: it is about rows of the sources, or people elsewhere.',
                    )
                  )}
                </Card>
              </Col>
              <Col xs={24} lg={9} xl={8}>
                <DecidePanel key={key} finding={finding} names={names} />
                <Card size="small" title={say('处理过程', 'What became of it')}>
                  <Life steps={life} />
                </Card>
              </Col>
            </Row>
          </Page>
        )
      }}
    </Answer>
  )
}
