import { Card, Col, Descriptions, Row, Space, Tabs, Tag } from 'antd'
import { useParams } from 'wouter'
import type { components } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { Page } from '../../parts/page.tsx'
import { Answer } from '../../parts/states.tsx'
import { codeText, columnText, householdWords, same, valueWords } from '../../parts/words.ts'
import { useSession } from '../../session.tsx'
import { VisitButton } from '../findings/visit-button.tsx'
import { DispositionTag } from './disposition-tag.tsx'
import { Evidence } from './evidence.tsx'
import { History } from './history.tsx'
import { InsuranceTable } from './insurance-table.tsx'
import { Merges } from './merges.tsx'
import { PersonFindings } from './person-findings.tsx'
import { Readers } from './readers.tsx'
import { RevealButton } from './reveal-button.tsx'
import { VerifyButton } from './verify-button.tsx'

type PersonRecord = components['schemas']['PersonRecord']

/** Everything that the register has about one person. */
export default function PersonPage() {
  const { key = '' } = useParams()
  const { say } = useSpeech()
  const { can } = useSession()
  const answer = useAsk('get', '/api/people/{key}', { path: { key } })
  return (
    <Answer of={answer}>
      {({ person, verified, local, findings, merges }) => (
        <Page
          title={person.name ?? say('（无姓名）', '(no name)')}
          lead={<DispositionTag person={person} />}
          actions={
            <Space>
              {can('person.reveal') && <RevealButton personKey={key} local={local} />}
              {can('person.verify') && person.ask === 'desk' && <VisitButton people={[person]} />}
              {can('person.verify') && <VerifyButton personKey={key} person={person} />}
            </Space>
          }
        >
          <Row gutter={[16, 16]}>
            <Col xs={24} xl={9}>
              <Indicators person={person} verified={verified} local={local} />
            </Col>
            <Col xs={24} xl={15}>
              <InsuranceTable person={person} />
              <Card size="small" style={{ marginTop: 16 }} styles={{ body: { paddingTop: 0 } }}>
                <Tabs
                  items={[
                    {
                      key: 'evidence',
                      label: say('各部门怎么说', 'What each source says'),
                      children: <Evidence personKey={key} />,
                    },
                    {
                      key: 'findings',
                      label: say(`疑点 ${findings.length}`, `Findings ${findings.length}`),
                      children: <PersonFindings findings={findings} />,
                    },
                    ...(merges.length > 0
                      ? [
                          {
                            key: 'merges',
                            label: say(`合并 ${merges.length}`, `Merges ${merges.length}`),
                            children: <Merges personKey={key} merges={merges} />,
                          },
                        ]
                      : []),
                    ...(can('person.history')
                      ? [
                          {
                            key: 'history',
                            label: say('变化与认定', 'Changes and rulings'),
                            children: <History personKey={key} />,
                          },
                        ]
                      : []),
                    ...(can('person.readers')
                      ? [
                          {
                            key: 'readers',
                            label: say('查阅记录', 'Who looked'),
                            children: <Readers personKey={key} />,
                          },
                        ]
                      : []),
                  ]}
                />
              </Card>
            </Col>
          </Row>
        </Page>
      )}
    </Answer>
  )
}

interface Around {
  person: PersonRecord
  verified: { field: string; on: string; handler: string; reviewer: string }[]
  local: { code: string; name: string; value: string; valueName: string | null }[]
}

/** Indicators of tables 1 to 3, with who verified which. */
function Indicators({ person, verified, local }: Around) {
  const { say, language } = useSpeech()
  const byField = new Map(verified.map((value) => [value.field, value]))
  const mark = (field: string) => {
    const value = byField.get(field)
    return value === undefined ? null : (
      <Tag
        color="green"
        title={say(
          `经办 ${value.handler}，复核 ${value.reviewer}`,
          `by ${value.handler}, checked by ${value.reviewer}`,
        )}
      >
        {say(`${value.on} 核实`, `verified ${value.on}`)}
      </Tag>
    )
  }
  const plain = [
    { field: 'AAC002', label: say('证件号码', 'Number'), text: person.number ?? '—' },
    { field: 'AAC004', label: say('性别', 'Sex'), text: codeText('AAC004', person.sex, language) },
    { field: 'AAC006', label: say('出生年', 'Born'), text: person.birthYear ?? '—' },
    { field: 'AAE005', label: say('联系电话', 'Phone'), text: person.phone ?? '—' },
    { field: 'AAE006', label: say('地址', 'Address'), text: person.address ?? '—' },
    { field: 'area', label: say('登记地', 'Place'), text: <AreaName code={person.area} /> },
    {
      field: 'household',
      label: say('户籍', 'Household'),
      text: say(...(householdWords[person.household] ?? [person.household, person.household])),
    },
  ]
  const others = Object.entries(person.indicators)
    .filter(([field, value]) => value !== null && field !== 'rule' && field !== 'city')
    .map(([field, value]) => ({
      field,
      label: columnText(field, language, ownNames[field]),
      text:
        field === 'AAB299' ? (
          <AreaName code={value!} />
        ) : (
          say(...(valueWords[value!] ?? same(codeText(field, value, language))))
        ),
    }))
  return (
    <Card size="small" title={say('基本信息', 'Indicators')}>
      <Descriptions
        column={1}
        size="small"
        styles={{ label: { width: 128 } }}
        items={[
          ...[...plain, ...others].map(({ field, label, text }) => ({
            key: field,
            label,
            children: (
              <Space size={6} wrap>
                <span>{text}</span>
                {mark(field)}
              </Space>
            ),
          })),
          ...local.map(({ code, name, value, valueName }) => ({
            key: code,
            label: name,
            children: valueName ?? value,
          })),
          {
            key: 'run',
            label: say('来自', 'From'),
            children:
              person.run === null ? '—' : say(`${person.run.quarter} 比对入库`, `the run of ${person.run.quarter}`),
          },
          ...(person.leftAt === null
            ? []
            : [{ key: 'left', label: say('已退出登记库', 'Left the register'), children: person.leftAt.slice(0, 10) }]),
        ]}
      />
    </Card>
  )
}

/** What the tables of indicators do not name. */
const ownNames: Readonly<Record<string, string>> = {
  AAC058: '证件类型',
  AAB299: '户籍所在地',
  employment_status: '就业状态',
  assistance: '救助帮扶',
}
