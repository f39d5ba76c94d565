import type { ReactNode } from 'react'

/** A table that holds nothing to press: what of it lies outside a narrow window is reached by the keyboard, too. */
export function Wide({ label, width, children }: { label: string; width: number; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus (WCAG 2.1.1)
    <section tabIndex={0} aria-label={label} style={{ overflowX: 'auto' }}>
      <div style={{ minWidth: width }}>{children}</div>
    </section>
  )
}
