import { useEffect, type RefObject } from 'react';

/** What says where one is when it is read out: a list, an entry, a part of a page. */
const PLACES = 'section, form, fieldset, article, ul, ol, li, main, [role], [data-screen]';
/** Until then whoever took something away may have given the focus to what follows. */
const WAIT_MS = 200;

function placesAround(element: Element | null): readonly HTMLElement[] {
  const places: HTMLElement[] = [];
  for (let at = element?.parentElement ?? null; at !== null; at = at.parentElement)
    if (at.matches(PLACES)) places.push(at);
  return places;
}

function focusPlace(place: HTMLElement): void {
  const wasFocusable = place.hasAttribute('tabindex');
  if (!wasFocusable) place.tabIndex = -1;
  place.dataset['kept'] = '';
  const leave = (): void => {
    delete place.dataset['kept'];
    if (!wasFocusable) place.removeAttribute('tabindex');
  };
  place.addEventListener('blur', leave, { once: true });
  place.focus({ preventScroll: true });
}

/**
 * Who had the focus on something that is gone stands on the nearest place around it that is still
 * there, so that Tab goes on from there and not from the top of the window.
 */
export function useFocusKept(screen: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = screen.current;
    if (root === null) return;
    let around: readonly HTMLElement[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onFocus = (event: FocusEvent): void => {
      around = event.target instanceof Element ? placesAround(event.target) : [];
    };
    const keep = (): void => {
      timer = undefined;
      if (document.activeElement !== document.body || !document.hasFocus()) return;
      const place = around.find((one) => root.contains(one));
      if (place !== undefined) focusPlace(place);
    };
    const observer = new MutationObserver(() => {
      if (document.activeElement === document.body) timer ??= setTimeout(keep, WAIT_MS);
    });
    root.addEventListener('focusin', onFocus);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      root.removeEventListener('focusin', onFocus);
    };
  }, [screen]);
}
