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
      value={value === undefined ? [] : [value]}
      displayRender={(labels) => labels.at(-1)}
      options={withBelow((first.data?.below ?? []).map(placeOf))}
      loadData={(chosen) => void load(chosen as Place[])}
      onChange={(chosen) => onChange(chosen === undefined || chosen.length === 0 ? undefined : String(chosen.at(-1)))}
    />
  )
}
