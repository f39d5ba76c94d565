import { standingOfCode } from '../../../../src/standards/insurance-status.ts'
import { useSpeech } from '../../language.tsx'
import { codeText, insuranceWords } from '../../parts/words.ts'

/** 91, 92 and 94 should be insured and are not. */
function standingOf(code: string | null): 'here' | 'elsewhere' | 'lacking' | 'none' {
  if (code === null) return 'none'
  const standing = standingOfCode(code)
  if (standing !== 'none') return standing
  return code === '91' || code === '92' || code === '94' ? 'lacking' : 'none'
}

const looks = {
  here: { background: '#1d7a3d', color: '#fff', border: '#1d7a3d' },
  elsewhere: { background: '#12528f', color: '#fff', border: '#12528f' },
  lacking: { background: '#fff', color: '#c0262d', border: '#c0262d' },
  none: { background: '#fff', color: '#5c6673', border: '#c5d0dd' },
} as const

/** The five insurances at a glance: full where there is one, red where one is lacking. */
export function InsuranceMarks({ codes }: { codes: Readonly<Record<string, string | null>> }) {
  const { say, language } = useSpeech()
  return (
    <span style={{ display: 'inline-flex', gap: 4 }}>
      {Object.entries(insuranceWords).map(([name, words]) => {
        const code = codes[name] ?? null
        const { background, color, border } = looks[standingOf(code)]
        const text = `${say(...words)}：${code === null ? say('无需', 'not needed') : `${codeText(name, code, language)} (${code})`}`
        return (
          <span
            key={name}
            role="img"
            // The browser's own: five of the library's for each of fifty people take longer to draw than the list.
            title={text}
            aria-label={text}
            style={{
              background,
              color,
              border: `1px solid ${border}`,
              borderRadius: 4,
              minWidth: 30,
              padding: '0 4px',
              textAlign: 'center',
              fontSize: 12,
              lineHeight: '20px',
            }}
          >
            {say(words[0].slice(0, 1), words[1].slice(0, 3))}
          </span>
        )
      })}
    </span>
  )
}
