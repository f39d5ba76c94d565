import { Button, Form, Input, Modal, Tooltip } from 'antd'
import { useState } from 'react'
import { type FindingAction, findingActions, isAllowed } from '../../../../src/registry/finding-states.ts'
import type { FindingRow } from '../../../api/schema.ts'
import { ask } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { BulkBar } from '../../parts/bulk-bar.tsx'
import { actionMeanings, actionWords } from '../../parts/finding-words.ts'
import { newKey } from '../../parts/new-key.ts'
import { useBulk } from '../../parts/use-bulk.ts'
import { DepartmentField } from './department-field.tsx'

interface Entered {
  reason: string
  department?: string
}

const actions = Object.keys(findingActions) as FindingAction[]

/**
 * The same for many findings. Rulings are left out: whether two entries are one person is looked at one by one. Each goes
 * to a second person as if it were proposed alone.
 */
export function BulkDecide({
  chosen,
  rows,
  onChoose,
}: {
  chosen: readonly FindingRow[]
  /** of the page */
  rows: readonly FindingRow[]
  onChoose: (rows: readonly FindingRow[]) => void
}) {
  const { say } = useSpeech()
  const bulk = useBulk()
  const onClear = () => onChoose([])
  const open = rows.filter(({ waiting, state }) => waiting === null && state !== 'solved')
  const [form] = Form.useForm<Entered>()
  const [action, setAction] = useState<FindingAction | null>(null)
  const needed = { required: true, whitespace: true, message: say('必填', 'Needed') }
  const begin = ({ reason, department }: Entered) => {
    const what = action!
    setAction(null)
    const body = { action: what, reason, ...(what === 'route' && department && { department }) }
    const one = (key: string) =>
      ask(
        'post',
        '/api/findings/{key}/decisions',
        { path: { key }, body },
        { headers: { 'idempotency-key': newKey() } },
      )
    void bulk
      .start(
        chosen.map(({ key }) => key),
        one,
      )
      .then(onClear)
  }
  return (
    <>
      <BulkBar chosen={chosen.length} open={open.length} bulk={bulk} onAll={() => onChoose(open)} onClear={onClear}>
        {actions.map((each) => {
          const isFit = chosen.every(({ state }) => isAllowed(each, state))
          return (
            <Tooltip
              key={each}
              title={
                isFit ? say(...actionMeanings[each]) : say('所选疑点的状态不都允许', 'Not in the state of all chosen')
              }
            >
              <Button disabled={!isFit} onClick={() => setAction(each)}>
                {say(...actionWords[each])}
              </Button>
            </Tooltip>
          )
        })}
      </BulkBar>
      {action !== null && (
        <Modal
          open
          title={say(
            `${actionWords[action][0]} ${chosen.length} 条疑点`,
            `${actionWords[action][1]}: ${chosen.length}`,
          )}
          okText={say('提交复核', 'Send for approval')}
          onOk={() => form.submit()}
          onCancel={() => setAction(null)}
        >
          <p>
            {say(...actionMeanings[action])}
            {say('。每条分别由另一人复核。', '. Each has to be approved by a second person.')}
          </p>
          <Form<Entered> form={form} layout="vertical" requiredMark={false} onFinish={begin}>
            {action === 'route' && (
              <Form.Item name="department" label={say('转办部门', 'Department')} rules={[needed]}>
                <DepartmentField />
              </Form.Item>
            )}
            <Form.Item
              name="reason"
              label={say('理由（对所选的每一条）', 'Reason (of each)')}
              rules={[needed, { min: 2, message: say('至少 2 个字', 'At least 2 characters') }]}
            >
              <Input.TextArea rows={3} maxLength={500} showCount autoFocus={action !== 'route'} />
            </Form.Item>
          </Form>
        </Modal>
      )}
    </>
  )
}
