import type { components } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { narrow } from '../../parts/narrow-words.ts'
import { FigureRow } from './figure-row.tsx'
import {
  formNote,
  formRelation,
  formTitle,
  groups,
  insuranceHeads,
  plainColumns,
  signatureWords,
} from './form-words.ts'
import './quarterly.css'

type Table = components['schemas']['QuarterlyTable']
export type Signatures = Record<keyof typeof signatureWords, string>

/** The quarterly table as the ministry's form has it; its figures open where `onOpen` is given. */
export function OfficialForm({
  area,
  table,
  signatures,
  filedOn = '',
  shows,
  onOpen,
}: {
  area: string
  table: Table
  signatures: Signatures | null
  /** day on which it was filed */
  filedOn?: string
  /** the difference to the quarter before under each figure */
  shows: boolean
  onOpen: ((cell: string) => void) | null
}) {
  const { say } = useSpeech()
  const { quarter, total, rows, previous } = table
  const figuresAreLong = [...(total ?? []), ...rows.flatMap(({ columns }) => columns)].some(
    (value) => value >= 1_000_000,
  )
  const before = shows ? previous : null
  return (
    <div className="official-form">
      <h2>{say(...formTitle)}</h2>
      <div className="above">
        <span>
          {say('填报单位（章）：', 'Reporting unit: ')}
          <AreaName code={area} />
        </span>
        <span>{say(`${quarter.slice(0, 4)} 年 第 ${quarter.slice(5)} 季度`, quarter)}</span>
        <span>{say('单位：人', 'Unit: people')}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={say(...formTitle)}>
        <table className={figuresAreLong ? 'wide' : ''}>
          <caption className="visually-hidden">{`${say(...formTitle)} ${quarter}`}</caption>
          <colgroup>
            <col style={{ width: '7%' }} />
          </colgroup>
          <thead>
            <tr>
              <th rowSpan={3} scope="col">
                {say('城市', 'City')}
              </th>
              {groups.map(({ words, columns }) => (
                <th key={words[0]} colSpan={columns} scope="colgroup">
                  <strong>{say(...words)}</strong>
                </th>
              ))}
            </tr>
            <tr>
              {plainColumns.map((words) => (
                <th key={words[0]} rowSpan={2} scope="col">
                  {narrow(say(...words))}
                </th>
              ))}
              {insuranceHeads.map(({ words, columns }) => (
                <th key={words[0]} colSpan={columns.length} scope="colgroup">
                  {narrow(say(...words))}
                </th>
              ))}
            </tr>
            <tr>
              {insuranceHeads.flatMap(({ words, columns }) =>
                columns.map((column) => (
                  <th key={`${words[0]}${column[0]}`} scope="col">
                    {narrow(say(...column))}
                  </th>
                )),
              )}
            </tr>
            <tr>
              <th scope="row">{say('甲栏', 'Row')}</th>
              {Array.from({ length: 17 }, (_, at) => (
                <th key={String(at)}>{at + 1}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {total !== null && (
              <FigureRow
                code="total"
                name={say('合计', 'Total')}
                columns={total}
                more={before?.total ?? null}
                onOpen={onOpen}
              />
            )}
            {rows.map(({ city, name, columns }) => (
              <FigureRow
                key={city}
                code={city}
                name={name}
                columns={columns}
                more={before?.rows.find((row) => row.city === city)?.columns ?? null}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        </table>
      </section>
      <p className="note">{say(...formNote)}</p>
      <p className="note">{say(...formRelation)}</p>
      <div className="below">
        {Object.entries(signatureWords).map(([key, words]) => (
          <span key={key} style={{ minWidth: 180 }}>
            {say(...words)}
            {say('：', ': ')}
            {signatures?.[key as keyof Signatures] ?? ''}
          </span>
        ))}
        <span style={{ minWidth: 200 }}>
          {say('报出日期：', 'Date: ')}
          {filedOn}
        </span>
      </div>
    </div>
  )
}
