/**
 * Presenter mode for what no style can hide: tooltips, and names that only a screen reader says. What
 * is hidden is put away beside the page and comes back; what React writes meanwhile is hidden again.
 */
const PRIVATE = '[data-private]';
const NAMED = ['title', 'aria-label', 'alt', 'placeholder'] as const;
/** Words with nothing to press among them: they are left out of what is read. */
const WORDS = ':is(p, strong, h2, h3, dd, time, span):not(:has(a, button, input, textarea))';

type Kept = { readonly element: Element; readonly name: string; readonly value: string | null };

export type Hiding = { stop(): void };

export function hideNames(root: Element, word: string): Hiding {
  const kept = new Map<string, Kept>();
  const ids = new WeakMap<Element, number>();
  let next = 0;
  const keyOf = (element: Element, name: string): string => {
    const id = ids.get(element) ?? next++;
    ids.set(element, id);
    return `${id} ${name}`;
  };
  const write = (element: Element, name: string, value: string): void => {
    if (element.getAttribute(name) === value) return;
    kept.set(keyOf(element, name), { element, name, value: element.getAttribute(name) });
    element.setAttribute(name, value);
  };
  const hideOne = (element: Element): void => {
    const button = element.closest('button, [role="tab"], [role="menuitem"]');
    // Buttons keep their words: they say what happens, unless they show what somebody wrote.
    if (button !== null && !button.matches(PRIVATE)) return;
    for (const name of NAMED) if (element.hasAttribute(name)) write(element, name, word);
    if (button === null && element.matches(WORDS)) write(element, 'aria-hidden', 'true');
  };
  const hideBelow = (top: Element): void => {
    const outer = top.closest(PRIVATE) === null ? [] : [top, ...top.querySelectorAll('*')];
    for (const element of [...outer, ...top.querySelectorAll(`${PRIVATE}, ${PRIVATE} *`)])
      hideOne(element);
  };
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) {
      if (type === 'attributes' && target instanceof Element) hideBelow(target);
      for (const node of addedNodes) if (node instanceof Element) hideBelow(node);
    }
  });
  hideBelow(root);
  observer.observe(root, { subtree: true, childList: true, attributeFilter: [...NAMED] });
  return {
    stop() {
      observer.disconnect();
      for (const { element, name, value } of kept.values())
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
    },
  };
}
