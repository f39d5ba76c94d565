// Runs in the page: marks what Tab should stop at, tells where it stopped, and what is left.
globalThis.tabStops = {
  mark() {
    const isShown = (element) => {
      const holder = element.closest('label, .ant-segmented-item, .ant-checkbox, .ant-radio') ?? element
      const sizes = [element, holder].map((each) => each.getBoundingClientRect())
      return (
        sizes.some(({ width, height }) => width > 0 && height > 0) && getComputedStyle(holder).visibility !== 'hidden'
      )
    }
    const isUsable = (element) =>
      element.tabIndex >= 0 && !element.matches(':disabled') && !element.closest('[inert], [aria-hidden="true"]')
    const radios = new Set()
    let number = 0
    for (const element of document.querySelectorAll('a[href], button, input, select, textarea, [tabindex]')) {
      if (!isUsable(element) || !isShown(element)) continue
      // Of radio buttons one is a stop; arrows lead to the others.
      if (element.type === 'radio') {
        if (radios.has(element.name)) continue
        radios.add(element.name)
        element.dataset.radios = element.name
      }
      element.dataset.stop = String(number++)
    }
    document.activeElement?.blur()
    document.body.tabIndex = -1
    document.body.focus()
  },

  /** null: nothing has the focus. */
  here() {
    const element = document.activeElement
    if (element === null || element === document.body) return null
    const twin = element.type === 'radio' ? document.querySelector(`[data-radios="${CSS.escape(element.name)}"]`) : null
    const around = [
      element,
      element.firstElementChild,
      element.nextElementSibling,
      element.parentElement,
      element.parentElement?.parentElement,
    ]
    const isMarked = around.some((each) => {
      if (!each) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
    return { number: (twin ?? element).dataset.stop ?? '', name: nameOf(element), isMarked }
  },

  without(seen) {
    const all = [...document.querySelectorAll('[data-stop]')]
    return all.filter((element) => !seen.includes(element.dataset.stop)).map(nameOf)
  },
}

function nameOf(element) {
  const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)
  return `${element.tagName.toLowerCase()} ${name} .${element.className}`.slice(0, 120)
}
