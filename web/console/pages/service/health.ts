import type { paths } from '../../../api/schema.ts'

export type Health = paths['/api/health-report']['get']['responses'][200]['content']['application/json']
export type Need = Health['needs'][number]

/** Bytes as people say them. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)))
  const value = bytes / 1024 ** step
  return `${value >= 100 || step === 0 ? Math.round(value) : value.toFixed(1)} ${units[step]}`
}

type Say = (zh: string, en: string) => string

/** How long from one moment to another, in its two largest units. */
export function spanText(from: string, to: string, say: Say): string {
  const seconds = Math.max(0, Math.round((new Date(to).getTime() - new Date(from).getTime()) / 1000))
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600), Math.floor(seconds / 60)]
  if (days > 0) return say(`${days} 天 ${hours % 24} 小时`, `${days} d ${hours % 24} h`)
  if (hours > 0) return say(`${hours} 小时 ${minutes % 60} 分`, `${hours} h ${minutes % 60} min`)
  if (minutes > 0) return say(`${minutes} 分钟`, `${minutes} min`)
  return say(`${seconds} 秒`, `${seconds} s`)
}

/** Seconds as milliseconds below one second. */
export const secondsText = (seconds: number, say: Say): string =>
  seconds < 1
    ? say(`${Math.round(seconds * 1000)} 毫秒`, `${Math.round(seconds * 1000)} ms`)
    : say(`${seconds} 秒`, `${seconds} s`)
