import { App, ConfigProvider, type ThemeConfig } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useSpeech } from '../language.tsx'
import { fontOf } from '../parts/font.ts'
import type { Language } from '../parts/language-name.ts'

const theme: ThemeConfig = {
  token: {
    colorPrimary: '#12528f',
    colorInfo: '#12528f',
    colorLink: '#0b5cad',
    colorLinkHover: '#0b4a8a',
    colorLinkActive: '#083866',
    // Contrast of at least 4.5 to 1 on white and on the page's grey (WCAG 2.2, 1.4.3).
    colorTextSecondary: '#4d5866',
    colorTextTertiary: '#5c6673',
    colorTextDescription: '#4d5866',
    colorTextPlaceholder: '#667080',
    colorSuccess: '#1d7a3d',
    colorWarning: '#a35a00',
    colorError: '#c0262d',
    // Tags are written in the seventh shade of these.
    green: '#23874a',
    orange: '#a85f00',
    gold: '#8f6b00',
    blue: '#0b5cad',
    red: '#c0262d',
    // What Ant Design derives from colours as dark as these is grey, and their own text is hard to read on it.
    colorInfoBg: '#e9f1fa',
    colorInfoBorder: '#b3cce6',
    colorSuccessBg: '#edf7f0',
    colorSuccessBorder: '#a9d3b6',
    colorWarningBg: '#fdf5e6',
    colorWarningBorder: '#e8c48c',
    colorErrorBg: '#fdeeee',
    colorErrorBorder: '#f0b4b6',
    colorBgLayout: '#f2f5f9',
    borderRadius: 6,
    fontSize: 14,
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#0f2f52', headerPadding: '0 24px', headerHeight: 56 },
    Menu: {
      itemSelectedBg: '#e3eef9',
      darkItemBg: '#0f2f52',
      darkSubMenuItemBg: '#0f2f52',
      darkItemSelectedBg: '#1c5fa5',
      darkItemColor: '#d5e0ee',
    },
    Table: { headerBg: '#eef3f9', cellPaddingBlock: 10 },
    Card: { headerFontSize: 15 },
  },
}

const themeIn = (language: Language): ThemeConfig => ({
  ...theme,
  token: { ...theme.token, fontFamily: fontOf(language) },
})
const themes = { zh: themeIn('zh'), en: themeIn('en') }

export function Theme({ children }: { children: ReactNode }) {
  const { language } = useSpeech()
  return (
    <ConfigProvider locale={language === 'zh' ? zh : en} theme={themes[language]} button={{ autoInsertSpace: false }}>
      <App>{children}</App>
    </ConfigProvider>
  )
}
