import { Alert, Collapse } from 'antd'
import type { DeskPerson } from '../../../api/schema.ts'
import { ask } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { SideBySide } from '../people/side-by-side.tsx'
import { DeskLayout, type Left, stepsOf } from './desk-layout.tsx'
import { DoubtTable } from './doubt-table.tsx'
import { Ruling } from './ruling.tsx'
import { type ReadPage, useQueue } from './use-queue.ts'

const readPage: ReadPage<DeskPerson> = (body, signal) => ask('post', '/api/desk', { body }, { signal })

/** People whose links are in doubt, the surest first. */
export function DoubtDesk({ area, left }: { area: string | undefined; left: Left | undefined }) {
  const { say } = useSpeech()
  const queue = useQueue(area, readPage)
  return (
    <DeskLayout
      queue={queue}
      left={left}
      empty={say('没有可以对照档案核实的人。', 'There is nobody to rule on from the records.')}
    >
      {(current) => (
        <>
          <Ruling
            of={current}
            verdict={queue.verdicts.get(current.person.key)}
            onDecided={(verdict) => queue.decided(current.person.key, verdict)}
            {...stepsOf(queue)}
          />
          <Grounds of={current} />
        </>
      )}
    </DeskLayout>
  )
}

/** The doubtful rows beside the household list, and below what every source says. */
function Grounds({ of: { evidence } }: { of: DeskPerson }) {
  const { say } = useSpeech()
  if (evidence === null)
    return (
      <Alert
        type="warning"
        showIcon
        style={{ marginTop: 12 }}
        title={say(
          '这次比对没有保存此人的依据，请打开此人办理。',
          'The run kept no evidence of this person: open the person.',
        )}
      />
    )
  const reasons = [
    ...new Set(
      evidence.doubts.flatMap(({ file, row }) =>
        evidence.statements.filter((one) => one.file === file && one.row === row).map(({ why }) => why),
      ),
    ),
  ]
  return (
    <>
      <ul style={{ margin: '12px 0', paddingInlineStart: 20 }}>
        {reasons.map((why) => (
          <li key={why}>{why}</li>
        ))}
      </ul>
      <DoubtTable evidence={evidence} />
      <Collapse
        style={{ marginTop: 12 }}
        items={[
          {
            key: 'all',
            label: say(
              `全部 ${evidence.statements.length} 条原始记录`,
              `All ${evidence.statements.length} rows of the sources`,
            ),
            children: <SideBySide statements={evidence.statements} />,
          },
        ]}
      />
    </>
  )
}
