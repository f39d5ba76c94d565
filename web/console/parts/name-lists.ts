/**
 * Gives the list that opens below a field the name of that field, which the component library leaves out: whoever hears
 * the page is told what they choose from (WCAG 2.2, 4.1.2).
 */
export function nameOpenLists(): void {
  new MutationObserver(() => {
    for (const list of document.querySelectorAll('[role=listbox]:not([aria-label])')) {
      const field = document.querySelector<HTMLInputElement>(`[aria-controls="${CSS.escape(list.id)}"]`)
      const name = field?.getAttribute('aria-label') ?? field?.labels?.[0]?.textContent
      if (name) list.setAttribute('aria-label', name)
    }
  }).observe(document.body, { childList: true, subtree: true })
}
