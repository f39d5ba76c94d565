import { Alert, Button, Card, Form, Input, Select, Space } from 'antd'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Answer } from '../../parts/states.tsx'
import { DescribedFiles } from './described-files.tsx'
import { HouseholdCounts } from './household-counts.tsx'
import { lastDayOf, lastQuarters, quarterOf } from './quarters.ts'
import type { Description } from './use-description.ts'

/** The form behind batch.yaml: of which quarter the files are, and what each of them is. */
export function DescribeBatch({ batch, area, description }: { batch: string; area: string; description: Description }) {
  const { say } = useSpeech()
  const save = useDeed('put', '/api/batches/{key}/description', () => description.forget())
  const { rows, kinds, faults, isSaved, isChanged, households } = description
  const quarter = description.quarter ?? lastQuarters(new Date(), 1)[0]!
  const asOf = description.asOf ?? lastDayOf(quarter)
  const used = rows.flatMap(({ key: _key, seen: _seen, kind, ...row }) => (kind === null ? [] : [{ ...row, kind }]))
  const quarters = [...new Set([quarter, quarterOf(asOf), ...lastQuarters(new Date(), 44)])].sort().reverse()
  return (
    <Card
      title={say('批次说明（batch.yaml）', 'Description (batch.yaml)')}
      extra={
        isChanged || !isSaved ? (
          <span style={{ color: '#8f4f00' }}>{say('尚未保存', 'not saved')}</span>
        ) : (
          <span style={{ color: '#1d7a3d' }}>{say('已保存', 'saved')}</span>
        )
      }
    >
      <Answer of={description.asked}>
        {() => (
          <>
            {faults.map((fault) => (
              <Alert
                key={fault.zh}
                type="error"
                showIcon
                title={say(fault.zh, fault.en)}
                style={{ marginBottom: 12 }}
              />
            ))}
            <Form layout="inline" style={{ rowGap: 12, marginBottom: 12 }} component="div">
              <Form.Item label={say('季度', 'Quarter')} htmlFor="batch-quarter">
                <Select<string>
                  id="batch-quarter"
                  aria-label={say('季度', 'Quarter')}
                  showSearch
                  style={{ width: 120 }}
                  value={quarter}
                  options={quarters.map((value) => ({ value, label: value }))}
                  onChange={(next) => description.say({ quarter: next, asOf: lastDayOf(next) })}
                />
              </Form.Item>
              <Form.Item label={say('基准日期', 'As of')} htmlFor="batch-as-of">
                <Input
                  id="batch-as-of"
                  type="date"
                  required
                  style={{ width: 180 }}
                  value={asOf}
                  onChange={({ target }) => target.value && description.say({ quarter, asOf: target.value })}
                />
              </Form.Item>
              <HouseholdCounts
                area={area}
                counts={households}
                onChange={(next) => description.say({ quarter, asOf, households: next })}
              />
            </Form>
            <DescribedFiles rows={rows} kinds={kinds} isSaved={isSaved} onChange={description.sayOf} />
            {save.error && (
              <Alert role="alert" type="error" showIcon title={save.error.message} style={{ marginTop: 12 }} />
            )}
            <Space style={{ marginTop: 12 }}>
              <Button
                type="primary"
                disabled={used.length === 0 || (isSaved && !isChanged)}
                loading={save.isPending}
                onClick={() =>
                  save.mutate({ path: { key: batch }, body: { asOf, quarter, households, sources: used } })
                }
              >
                {say('保存说明', 'Save the description')}
              </Button>
              {isSaved && isChanged && (
                <Button onClick={description.forget}>{say('放弃改动', 'Discard the changes')}</Button>
              )}
            </Space>
          </>
        )}
      </Answer>
    </Card>
  )
}
