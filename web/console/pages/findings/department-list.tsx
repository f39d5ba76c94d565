import { Button, Card, Table } from 'antd'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import { momentText } from '../../parts/moment-text.ts'

/** With which departments findings lie, since when, and what came back; each opens its findings. */
export function DepartmentList({
  area,
  chosen,
  onChoose,
}: {
  area: string | undefined
  chosen: string | undefined
  onChoose: (department: string | undefined) => void
}) {
  const { say } = useSpeech()
  const answer = useAsk(
    'get',
    '/api/findings/departments',
    { query: { ...(area !== undefined && { area }) } },
    { keeps: true },
  )
  const departments = answer.data?.departments ?? []
  if (departments.length === 0) return null
  return (
    <Card
      size="small"
      title={say('转办部门', 'Departments')}
      style={{ marginTop: 16 }}
      styles={{ body: { padding: 0 } }}
      extra={
        chosen !== undefined && (
          <Button size="small" type="link" onClick={() => onChoose(undefined)}>
            {say('全部', 'All')}
          </Button>
        )
      }
    >
      <Table
        size="small"
        rowKey="department"
        aria-label={say('转办部门', 'Departments')}
        pagination={false}
        dataSource={departments}
        tableLayout="fixed"
        columns={[
          {
            title: say('部门', 'Department'),
            render: (_, { department, since }) => (
              <>
                <Button
                  size="small"
                  type="link"
                  aria-pressed={department === chosen}
                  style={{
                    padding: 0,
                    height: 'auto',
                    whiteSpace: 'normal',
                    textAlign: 'start',
                    fontWeight: department === chosen ? 700 : 400,
                  }}
                  onClick={() => onChoose(department)}
                >
                  {department}
                </Button>
                {since !== null && (
                  <div style={{ fontSize: 12, color: '#4d5866' }}>
                    {say(`最早 ${momentText(since).slice(0, 10)}`, `since ${momentText(since).slice(0, 10)}`)}
                  </div>
                )}
              </>
            ),
          },
          {
            title: say('在办', 'There'),
            align: 'right',
            width: 56,
            render: (_, { waiting }) => count(waiting),
          },
          {
            title: say('已回', 'Back'),
            align: 'right',
            width: 56,
            render: (_, { returned, solved }) => count(returned + solved),
          },
        ]}
      />
    </Card>
  )
}
