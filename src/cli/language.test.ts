import { describe, expect, it } from 'vitest'
import { chooseLanguage } from './language.ts'

describe('the language of messages', () => {
  it('is that of the first locale variable that is set', () => {
    expect(chooseLanguage([], { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US' })).toBe('zh')
    expect(chooseLanguage([], { LC_ALL: '', LC_MESSAGES: 'en_US', LANG: 'zh_CN' })).toBe('en')
    expect(chooseLanguage([], { LANG: 'zh_TW' })).toBe('zh')
    expect(chooseLanguage([], {})).toBe('en')
  })

  it('is the one asked for, wherever the option stands', () => {
    expect(chooseLanguage(['run', 'x', '--lang', 'zh'], {})).toBe('zh')
    expect(chooseLanguage(['--lang=en', 'run'], { LANG: 'zh_CN' })).toBe('en')
    expect(chooseLanguage(['--lang', 'fr'], { LANG: 'zh_CN' })).toBe('zh')
  })
})
