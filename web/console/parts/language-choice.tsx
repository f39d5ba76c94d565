import { Segmented } from 'antd'
import { useSpeech } from '../language.tsx'

/** Chinese or English, for this browser. */
export function LanguageChoice() {
  const { language, say, choose } = useSpeech()
  return (
    <Segmented
      size="small"
      aria-label={say('语言', 'Language')}
      value={language}
      onChange={choose}
      options={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'EN' },
      ]}
    />
  )
}
