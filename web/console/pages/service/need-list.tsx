import { Alert } from 'antd'
import { useSpeech } from '../../language.tsx'
import { type Health, type Need, sizeText, spanText } from './health.ts'

const errors: ReadonlySet<Need> = new Set(['audit_behind', 'disk_low'])

/** What needs somebody and what to do, in words; that nothing does, where nothing does. */
export function NeedList({ health, isOld }: { health: Health; isOld: boolean }) {
  const { say } = useSpeech()
  const { needs, disk, jobs, audit, requests, now } = health
  const words: Readonly<Record<Need, readonly [title: string, what: string]>> = {
    audit_behind: [
      say('审计链没有跟上', 'The audit chain is behind'),
      audit.pendingSince === null
        ? say(
            '很久没有新的审计记录入链。请查看服务日志，并请审计员核对审计链。',
            'No entry has come into the chain for long. Look at the log, and have the auditor check the chain.',
          )
        : say(
            `有 ${audit.pending} 条记录已等待 ${spanText(audit.pendingSince, now, say)} 未入链。请查看服务日志。`,
            `${audit.pending} entries have waited for ${spanText(audit.pendingSince, now, say)}. Look at the service’s log.`,
          ),
    ],
    disk_low: [
      say('磁盘空间不足', 'The disk is nearly full'),
      say(
        `只剩 ${sizeText(disk.free)}（${percentFree(disk)}%）。比对和入库可能中途失败，请清理或扩容。`,
        `Only ${sizeText(disk.free)} (${percentFree(disk)} %) are left. Comparing and publishing may fail: make room.`,
      ),
    ],
    jobs_failed: [
      say(`最近一天有 ${jobs.failed} 个作业失败`, `${jobs.failed} jobs failed within a day`),
      say(
        '失败的作业没有留下未完成的内容。请经办人在“比对与入库”的作业里查看原因后重做。',
        'They left nothing half-done. The handlers see why under Comparison, Jobs, and begin them again.',
      ),
    ],
    jobs_stuck: [
      say('作业在等待，却没有作业在运行', 'Jobs wait, and none runs'),
      say(
        '做作业的进程可能没有启动。请查看服务日志，必要时重启服务。',
        'The process that does them may not have started. Look at the log; start the service again if need be.',
      ),
    ],
    faults: [
      say(
        `最近 ${requests.minutes} 分钟有 ${requests.faults} 个请求因服务故障没有办成`,
        `${requests.faults} requests failed by a fault of the service within ${requests.minutes} minutes`,
      ),
      say('请查看服务日志中的 unexpected。', 'Look for “unexpected” in the service’s log.'),
    ],
  }
  return (
    <div role="status" style={{ display: 'grid', gap: 8 }}>
      {isOld && (
        <Alert
          type="error"
          showIcon
          title={say(
            '现在读不到服务的状况，以下是最后一次读到的。',
            'The service does not answer now; this is the last it told.',
          )}
        />
      )}
      {needs.map((need) => (
        <Alert
          key={need}
          type={errors.has(need) ? 'error' : 'warning'}
          showIcon
          title={`${say('需要处理：', 'Needs somebody: ')}${words[need][0]}`}
          description={words[need][1]}
        />
      ))}
      {needs.length === 0 && !isOld && (
        <Alert
          type="success"
          showIcon
          title={say('正常，没有需要处理的情况。', 'All is well; nothing needs anybody.')}
        />
      )}
    </div>
  )
}

export const percentFree = ({ free, total }: Health['disk']): number =>
  total === 0 ? 0 : Math.floor((free / total) * 100)
