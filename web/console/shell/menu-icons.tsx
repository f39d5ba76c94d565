import {
  AlertOutlined,
  AuditOutlined,
  BarChartOutlined,
  CheckSquareOutlined,
  DashboardOutlined,
  KeyOutlined,
  LayoutOutlined,
  LockOutlined,
  PlayCircleOutlined,
  ProfileOutlined,
  SettingOutlined,
  TableOutlined,
  TeamOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'

/** Icons of the menu by the names that routes.tsx gives them. */
export const menuIcons: Readonly<Record<string, ReactNode>> = {
  overview: <BarChartOutlined />,
  people: <TeamOutlined />,
  findings: <AlertOutlined />,
  desk: <LayoutOutlined />,
  decisions: <CheckSquareOutlined />,
  runs: <PlayCircleOutlined />,
  quarterly: <TableOutlined />,
  policy: <ProfileOutlined />,
  accounts: <UserSwitchOutlined />,
  exceptions: <KeyOutlined />,
  audit: <AuditOutlined />,
  keys: <LockOutlined />,
  service: <DashboardOutlined />,
  indicators: <SettingOutlined />,
}
