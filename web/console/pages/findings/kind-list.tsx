import { Card, Menu } from 'antd'
import { findingNames, findingWords } from '../../../../src/reports/vocabulary.ts'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'

/** The kinds of findings, each with how many there are. */
export function KindList({
  counts,
  chosen,
  onChoose,
}: {
  counts: ReadonlyMap<string, number>
  chosen: string | undefined
  onChoose: (code: string | undefined) => void
}) {
  const { say, language } = useSpeech()
  const all = [...counts.values()].reduce((sum, number) => sum + number, 0)
  const codes = [...new Set([...Object.keys(findingNames), ...counts.keys()])]
  const label = (text: string, number: number) => (
    <span style={{ display: 'flex', gap: 8 }}>
      <span style={{ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis' }}>{text}</span>
      <span>{count(number)}</span>
    </span>
  )
  return (
    <Card size="small" title={say('种类', 'Kinds')} styles={{ body: { padding: '4px 0' } }}>
      <nav aria-label={say('疑点种类', 'Kinds of findings')}>
        <Menu
          mode="inline"
          style={{ borderInlineEnd: 0 }}
          selectedKeys={[chosen ?? 'all']}
          onClick={({ key }) => onChoose(key === 'all' ? undefined : key)}
          items={[
            { key: 'all', label: label(say('全部种类', 'All kinds'), all) },
            ...codes
              .map((code) => ({ code, number: counts.get(code) ?? 0 }))
              .filter(({ code, number }) => number > 0 || code === chosen)
              .map(({ code, number }) => ({
                key: code,
                title: findingWords(code).means[language],
                label: label(findingWords(code)[language], number),
              })),
          ]}
        />
      </nav>
    </Card>
  )
}
