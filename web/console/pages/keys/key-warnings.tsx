import { Alert, Progress } from 'antd'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import { type Keys, sealedBy, stateOf } from './keys.ts'

/** What about the keys needs somebody, in words, and how far a rotation is. */
export function KeyWarnings({ keys: { suite, keys, plain, foreign, master } }: { keys: Keys }) {
  const { say } = useSpeech()
  const isRotating = keys.some((key) => stateOf(key) === 'rotating' || stateOf(key) === 'made')
  const total = keys.reduce((sum, key) => sum + sealedBy(key), 0)
  const anew = keys.filter(({ isCurrent }) => isCurrent).reduce((sum, key) => sum + sealedBy(key), 0)
  const isMade = keys.some((key) => stateOf(key) === 'made')
  return (
    <>
      {master.mode === null && (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={say('主密钥文件不在原处', 'The master key’s file is not at its place')}
          description={say(
            '服务现在还能用，重启后将打不开登记库。请把文件放回原处，或把 CANBAO_KEY_FILE 指到它现在的位置。',
            'The service goes on, but will not open the register when it starts again. Put the file back, or let CANBAO_KEY_FILE name where it is.',
          )}
        />
      )}
      {isRotating && (
        <Alert
          type="warning"
          showIcon
          title={say('轮换尚未完成', 'A rotation is not finished')}
          description={
            <>
              {isMade
                ? say(
                    '新密钥已生成，等所有进程知道后开始使用。',
                    'The new key is made; it is used once every process knows it.',
                  )
                : say(
                    `已用新密钥重新加密 ${count(anew)} 个值，共 ${count(total)} 个。`,
                    `${count(anew)} of ${count(total)} values are sealed by the new key.`,
                  )}{' '}
              {say(
                '如果命令已中断，在服务器上再运行一次 canbao keys rotate 即可接着做。',
                'If the command was interrupted, run canbao keys rotate again: it goes on from there.',
              )}
              {!isMade && (
                <Progress
                  aria-label={say('重新加密的进度', 'Progress of sealing anew')}
                  percent={total === 0 ? 100 : Math.floor((anew / total) * 100)}
                  style={{ maxWidth: 480, display: 'block' }}
                />
              )}
            </>
          }
        />
      )}
      {suite !== 'off' && plain > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say(`有 ${count(plain)} 个值没有加密`, `${count(plain)} values are plain`)}
          description={say(
            '这个登记库是在不加密时建立的。要加密，请入库到新的登记库。',
            'This register was begun without sealing. To seal it, publish into a new one.',
          )}
        />
      )}
      {suite === 'off' && (
        <Alert
          type="warning"
          showIcon
          title={say('本登记库不加密，只能试用', 'Nothing is sealed here: for trials only')}
        />
      )}
      {foreign > 0 && (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={say(`有 ${count(foreign)} 个值无法识别`, `${count(foreign)} values are of unknown form`)}
          description={say(
            '它们可能被程序以外的途径改动过。请保全现场并报告。',
            'Something else than this program may have changed them. Keep everything as it is and report it.',
          )}
        />
      )}
    </>
  )
}
