import * as columns from './columns.ts'
import { type SourceKind, sourceKind } from './source-kind.ts'

export const elsewhere: SourceKind = sourceKind('elsewhere', '上级登记库返回的异地参保', [
  columns.number,
  columns.name,
  columns.scheme,
  columns.insuredPlace,
  columns.personState,
  columns.paymentState,
  columns.statusCode,
])
