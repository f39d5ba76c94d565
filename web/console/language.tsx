import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { Language } from './parts/language-name.ts'

const kept = 'canbao.language'

/** The language that was chosen in this browser; Chinese at first. */
export const chosenLanguage = (): Language => (localStorage.getItem(kept) === 'en' ? 'en' : 'zh')

interface Speech {
  language: Language
  /** the text in the language of the page */
  say: (zh: string, en: string) => string
  choose: (language: Language) => void
}

const SpeechContext = createContext<Speech | null>(null)

/** Texts stand where they are used, in both languages: `say('登录', 'Sign in')`. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (speech === null) throw new Error('outside of SpeechProvider')
  return speech
}

export function SpeechProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(chosenLanguage)
  const speech = useMemo(
    () => ({
      language,
      say: (zh: string, en: string) => (language === 'zh' ? zh : en),
      choose(next: Language) {
        localStorage.setItem(kept, next)
        document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
        setLanguage(next)
      },
    }),
    [language],
  )
  return <SpeechContext value={speech}>{children}</SpeechContext>
}
