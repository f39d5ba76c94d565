import { Switch } from 'antd'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useSpeech } from '../language.tsx'

const kept = 'canbao.hot-keys'
const watchers = new Set<() => void>()

/** A choice between buttons is no typing. */
const typedInto = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], [role=combobox]'

const isSwitchedOn = () => localStorage.getItem(kept) !== 'off'

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

function choose(next: boolean) {
  localStorage.setItem(kept, next ? 'on' : 'off')
  for (const watcher of watchers) watcher()
}

/**
 * Deeds by single keys while nothing is typed and no dialog is open. They can be switched off, for whoever speaks to the
 * computer (WCAG 2.2, 2.1.4).
 */
export function useHotKeys(deeds: Readonly<Record<string, (() => void) | undefined>>) {
  const { say } = useSpeech()
  const isOn = useSyncExternalStore(watch, isSwitchedOn)
  const latest = useRef(deeds)
  latest.current = deeds
  useEffect(() => {
    if (!isOn) return
    const listen = (event: KeyboardEvent) => {
      const { key, ctrlKey, altKey, metaKey, repeat, target } = event
      if (ctrlKey || altKey || metaKey || repeat) return
      if (target instanceof Element && target.closest(typedInto)) return
      if (document.querySelector('[role=dialog]') !== null) return
      const deed = latest.current[key.toLowerCase()]
      if (deed === undefined) return
      event.preventDefault()
      deed()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [isOn])
  const toggle = (
    <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
      <Switch size="small" aria-label={say('快捷键', 'Shortcut keys')} checked={isOn} onChange={choose} />
      <span>{say('快捷键', 'Shortcut keys')}</span>
    </span>
  )
  return { isOn, toggle }
}

/** The key that does what a button does. */
export function KeyHint({ isOn, children }: { isOn: boolean; children: string }) {
  return isOn ? <kbd className="key-hint">{children}</kbd> : null
}
