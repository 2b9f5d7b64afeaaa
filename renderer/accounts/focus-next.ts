import type { ConnectState } from './connect-state.ts';

/**
 * When a step takes the place of another, the focus would fall to the page. It goes to the first
 * empty field instead, else to the last one (after a wrong password that is the one to mend), else
 * to the button that goes on.
 */
export function focusNext(card: HTMLElement | null, step: ConnectState['step']['kind']): void {
  if (card === null || card.contains(document.activeElement)) return;
  const fields = [...card.querySelectorAll<HTMLInputElement>('input:not([type="radio"])')];
  const button = step === 'waiting' ? 'output button' : 'button[type="submit"]';
  const next =
    fields.find(({ value }) => value === '') ??
    fields.at(-1) ??
    card.querySelector<HTMLElement>(button);
  next?.focus();
}
