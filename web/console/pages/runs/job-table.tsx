import { Table, Tag } from 'antd'
import { Link } from 'wouter'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { Nothing } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { type Job, jobKinds, jobStates, momentText } from './run-words.ts'

/** Jobs, the newest first. */
export function JobTable({ jobs }: { jobs: readonly Job[] }) {
  const { say } = useSpeech()
  return (
    <Table<Job>
      size="small"
      rowKey="key"
      aria-label={say('作业', 'Jobs')}
      dataSource={jobs as Job[]}
      pagination={false}
      scroll={{ x: 720 }}
      locale={{ emptyText: <Nothing>{say('还没有作业。', 'No jobs yet.')}</Nothing> }}
      columns={[
        {
          title: say('作业', 'Job'),
          width: 150,
          render: (_, job) => <Link href={paths.job(job.key)}>{say(...jobKinds[job.kind])}</Link>,
        },
        { title: say('地区', 'Area'), width: 110, render: (_, { area }) => <AreaName code={area} /> },
        {
          title: say('状态', 'State'),
          width: 110,
          render: (_, { state }) => (
            <Tag variant="solid" color={jobStates[state].colour}>
              {say(...jobStates[state].words)}
            </Tag>
          ),
        },
        { title: say('发起人', 'Asked by'), dataIndex: 'askedBy', width: 110 },
        { title: say('发起时间', 'Asked'), width: 150, render: (_, { askedAt }) => momentText(askedAt) },
        { title: say('结束时间', 'Ended'), width: 150, render: (_, { endedAt }) => momentText(endedAt) },
        {
          title: say('说明', 'Note'),
          render: (_, { problem, progress, endedAt }) =>
            problem
              ? say(problem.zh, problem.en)
              : endedAt === null && progress && say(progress.said.zh, progress.said.en),
        },
      ]}
    />
  )
}
