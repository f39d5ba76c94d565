import type { Output } from '../../../api/client.ts'
import type { paths } from '../../../api/schema.ts'

type List = Output<paths['/api/indicators']['get']>
export type LocalIndicator = List['local'][number]
export type MinistryIndicator = List['ministry'][number]

export const typeWords: Readonly<Record<LocalIndicator['type'], readonly [zh: string, en: string]>> = {
  text: ['文本', 'Text'],
  number: ['数值', 'Number'],
  date: ['日期', 'Date'],
  code: ['代码', 'Code'],
}
