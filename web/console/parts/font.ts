import type { Language } from './language-name.ts'

const chinese =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC"'
/** Chinese fonts have apostrophes as broad as a character: in English a Latin font comes first. */
const latin = '"Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans"'

export const fontOf = (language: Language): string =>
  language === 'zh' ? `${chinese}, system-ui, sans-serif` : `${latin}, ${chinese}, sans-serif`
