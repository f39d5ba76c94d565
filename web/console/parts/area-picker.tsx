import { Cascader } from 'antd'
import { useState } from 'react'
import { ask, useAsk } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useSession } from '../session.tsx'

interface Place {
  value: string
  label: string
  isLeaf: boolean
  children?: Place[]
}

/** Chooses an area below the account's own, level by level down to the village: 20,000 villages are never here at once. */
export function AreaPicker({
  value,
  onChange,
}: {
  value: string | undefined
  onChange: (area: string | undefined) => void
}) {
  const { say } = useSpeech()
  const { area } = useSession()
  const first = useAsk('get', '/api/divisions/{code}', { path: { code: area } })
  const [loaded, setLoaded] = useState<Readonly<Record<string, Place[]>>>({})
  const placeOf = ({ code, name, level }: { code: string; name: string; level: string }): Place => ({
    value: code.slice(0, level === 'village' ? 12 : level === 'township' ? 9 : 6),
    label: name,
    isLeaf: level === 'village',
  })
  const withBelow = (places: Place[]): Place[] =>
    places.map((place) => {
      const below = loaded[place.value]
      return below === undefined ? place : { ...place, children: withBelow(below) }
    })
  const places = (first.data?.below ?? []).map(placeOf)
  async function load(chosen: Place[]) {
    const { value: code } = chosen.at(-1)!
    const { below } = await ask('get', '/api/divisions/{code}', { path: { code } })
    setLoaded((before) => ({ ...before, [code]: below.map(placeOf) }))
  }
  return (
    <Cascader<Place>
      changeOnSelect
      allowClear
      style={{ width: 150 }}
      aria-label={say('地区', 'Area')}
      placeholder={say('全部地区', 'All areas')}
      value={value === undefined ? [] : pathOf(value, places)}
      displayRender={(labels) => labels.at(-1)}
      options={withBelow(places)}
      loadData={(chosen) => void load(chosen as Place[])}
      onChange={(chosen) => onChange(chosen === undefined || chosen.length === 0 ? undefined : String(chosen.at(-1)))}
    />
  )
}

/** The way down to an area from one of the places; where it does not lead there, the area alone. */
function pathOf(area: string, places: readonly Place[]): string[] {
  const below = [6, 9, 12].filter((length) => length <= area.length).map((length) => area.slice(0, length))
  const codes = [...new Set([`${area.slice(0, 4)}00`, ...below])]
  const known = new Set(places.map(({ value }) => value))
  const from = codes.findIndex((code) => known.has(code))
  return from === -1 ? [area] : codes.slice(from)
}
