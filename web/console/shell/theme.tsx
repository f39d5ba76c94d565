import { App, ConfigProvider, type ThemeConfig } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useSpeech } from '../language.tsx'

const theme: ThemeConfig = {
  token: {
    colorPrimary: '#12528f',
    colorInfo: '#12528f',
    colorInfoBg: '#eaf2fb',
    colorInfoBorder: '#b9d2ec',
    colorLink: '#0b5cad',
    // Contrast of at least 4.5 to 1 on white and on the page's grey (WCAG 2.2, 1.4.3).
    colorTextSecondary: '#4d5866',
    colorTextTertiary: '#5c6673',
    colorTextDescription: '#4d5866',
    colorTextPlaceholder: '#667080',
    colorSuccess: '#1d7a3d',
    colorWarning: '#a35a00',
    colorError: '#c0262d',
    colorBgLayout: '#f2f5f9',
    borderRadius: 6,
    fontSize: 14,
    fontFamily:
      '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif',
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#0f2f52', headerPadding: '0 24px', headerHeight: 56 },
    Menu: {
      darkItemBg: '#0f2f52',
      darkSubMenuItemBg: '#0f2f52',
      darkItemSelectedBg: '#1c5fa5',
      darkItemColor: '#d5e0ee',
    },
    Table: { headerBg: '#eef3f9', cellPaddingBlock: 10 },
    Card: { headerFontSize: 15 },
  },
}

export function Theme({ children }: { children: ReactNode }) {
  const { language } = useSpeech()
  return (
    <ConfigProvider locale={language === 'zh' ? zh : en} theme={theme} button={{ autoInsertSpace: false }}>
      <App>{children}</App>
    </ConfigProvider>
  )
}
