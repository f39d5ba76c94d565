import { SearchOutlined } from '@ant-design/icons'
import { Button, Card, Input, Select, Space, Table, Tag } from 'antd'
import { Link, useSearchParams } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { AreaPicker } from '../../parts/area-picker.tsx'
import { count } from '../../parts/figures.ts'
import { useKept } from '../../parts/kept.ts'
import { Page } from '../../parts/page.tsx'
import { Failure, Nothing } from '../../parts/states.tsx'
import { dispositionWords, householdWords, reasonWords } from '../../parts/words.ts'
import { paths } from '../../paths.ts'
import { DispositionTag } from './disposition-tag.tsx'
import { InsuranceMarks } from './insurance-marks.tsx'
import { filterOf, type PersonRow, type Wanted, wordsOf } from './search-words.ts'

const pageSize = 50

interface Shown {
  /** as it stands in the box */
  typed: string
  filter: Wanted
  /** what was asked for last */
  wanted: Wanted
  cursors: (string | undefined)[]
}

/** One box for number, name, initials and phone, and filters beside it. */
export default function PeoplePage() {
  const { say } = useSpeech()
  const [search] = useSearchParams()
  const [shown, setShown] = useKept<Shown>('people', () => {
    const filter = filterOf(search)
    return { typed: '', filter, wanted: filter, cursors: [undefined] }
  })
  const { typed, filter, wanted, cursors } = shown
  const setCursors = (next: Shown['cursors']) => setShown({ ...shown, cursors: next })
  const ask = (next: Wanted) =>
    setShown({ typed, filter: next, wanted: { ...next, ...wordsOf(typed) }, cursors: [undefined] })
  const cursor = cursors.at(-1)
  const people = useAsk(
    'post',
    '/api/people/search',
    { body: { ...wanted, limit: pageSize, ...(cursor && { cursor }) } },
    { keeps: true },
  )
  const total = useAsk('post', '/api/people/count', { body: wanted })
  const options = (words: Readonly<Record<string, readonly [string, string]>>) =>
    Object.entries(words).map(([value, pair]) => ({ value, label: say(...pair) }))
  const choose = <Name extends keyof Wanted>(name: Name) => ({
    allowClear: true,
    style: { width: 128 },
    value: filter[name],
    onChange: (value: Wanted[Name] | undefined) => {
      const { [name]: _, ...others } = filter
      ask(value === undefined ? others : { ...others, [name]: value })
    },
  })
  return (
    <Page
      title={say('人员', 'People')}
      lead={say(
        '按身份证号、姓名、拼音首字母或手机号查找。号码默认隐去中间几位；每次查询都有记录。',
        'By number, name, initials in pinyin, or phone. Numbers are masked; every search is recorded.',
      )}
    >
      <Card size="small" style={{ marginBottom: 16 }}>
        <Space wrap size={8}>
          <Input.Search
            autoFocus
            allowClear
            size="large"
            style={{ width: 400 }}
            value={typed}
            maxLength={60}
            aria-label={say('身份证号、姓名、拼音首字母或手机号', 'Number, name, initials or phone')}
            placeholder={say('身份证号 / 姓名 / 拼音首字母 / 手机号', 'Number / name / initials / phone')}
            enterButton={
              <Button type="primary" icon={<SearchOutlined />}>
                {say('查找', 'Search')}
              </Button>
            }
            onChange={({ target }) => setShown({ ...shown, typed: target.value })}
            onSearch={() => ask(filter)}
          />
          <AreaPicker
            value={filter.area}
            onChange={(area) => {
              const { area: _, ...others } = filter
              ask(area === undefined ? others : { ...others, area })
            }}
          />
          <Select
            {...choose('disposition')}
            aria-label={say('登记情况', 'Disposition')}
            placeholder={say('登记情况', 'Disposition')}
            options={options(dispositionWords)}
          />
          <Select
            {...choose('reason')}
            aria-label={say('调查原因', 'Reason')}
            placeholder={say('调查原因', 'Reason')}
            options={options(reasonWords)}
          />
          <Select
            {...choose('household')}
            aria-label={say('户籍', 'Household')}
            placeholder={say('户籍', 'Household')}
            options={options(householdWords)}
          />
        </Space>
      </Card>
      {people.error ? (
        <Failure error={people.error} again={people.refetch} />
      ) : (
        <Card
          size="small"
          styles={{ body: { padding: 0 } }}
          title={
            <span aria-live="polite">
              {total.data
                ? say(
                    `共 ${count(total.data.count)}${total.data.more ? '+' : ''} 人`,
                    `${count(total.data.count)}${total.data.more ? '+' : ''} people`,
                  )
                : say('正在计数…', 'Counting …')}
            </span>
          }
          extra={
            <Space className="no-print">
              <Button size="small" disabled={cursors.length === 1} onClick={() => setCursors(cursors.slice(0, -1))}>
                {say('上一页', 'Previous')}
              </Button>
              <span>{say(`第 ${cursors.length} 页`, `page ${cursors.length}`)}</span>
              <Button
                size="small"
                disabled={!people.data?.next}
                onClick={() => setCursors([...cursors, people.data!.next!])}
              >
                {say('下一页', 'Next')}
              </Button>
            </Space>
          }
        >
          <PeopleTable rows={people.data?.people} isWaiting={people.isPending || people.isPlaceholderData} />
        </Card>
      )}
    </Page>
  )
}

function PeopleTable({ rows, isWaiting }: { rows: PersonRow[] | undefined; isWaiting: boolean }) {
  const { say } = useSpeech()
  return (
    <Table<PersonRow>
      size="small"
      rowKey="key"
      loading={isWaiting}
      dataSource={rows ?? []}
      pagination={false}
      scroll={{ x: 1040 }}
      locale={{
        emptyText: isWaiting ? (
          ' '
        ) : (
          <Nothing>
            {say(
              '没有找到。请检查输入，或减少筛选条件。',
              'Nobody was found. Check what was typed, or choose fewer filters.',
            )}
          </Nothing>
        ),
      }}
      columns={[
        {
          title: say('姓名', 'Name'),
          width: 130,
          fixed: 'left',
          render: (_, { key, name }) => <Link href={paths.person(key)}>{name ?? say('（无姓名）', '(no name)')}</Link>,
        },
        { title: say('证件号码', 'Number'), width: 176, dataIndex: 'number', render: (number) => number ?? '—' },
        {
          title: say('性别', 'Sex'),
          width: 64,
          dataIndex: 'sex',
          render: (sex) => (sex === '1' ? say('男', 'male') : sex === '2' ? say('女', 'female') : '—'),
        },
        { title: say('出生年', 'Born'), width: 80, dataIndex: 'birthYear', render: (year) => year ?? '—' },
        {
          title: say('登记地', 'Place'),
          width: 156,
          render: (_, { area, household }) => (
            <>
              <AreaName code={area} /> {household === 'non_local' && <Tag>{say('外地户籍', 'from elsewhere')}</Tag>}
            </>
          ),
        },
        { title: say('五险', 'Insurances'), width: 190, render: (_, { codes }) => <InsuranceMarks codes={codes} /> },
        {
          title: say('登记情况', 'Disposition'),
          render: (_, person) => <DispositionTag person={person} />,
        },
      ]}
    />
  )
}
