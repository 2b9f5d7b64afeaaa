/** How many frames a list may take to draw a card and to learn how high it is: two, on an idle machine. */
const FRAMES = 20;

/**
 * Gives the focus to a card, as soon as the list shows it: before it knows how high a card is, it hides
 * it, and what is hidden takes no focus. Whoever went elsewhere in the meantime stays there.
 */
export function focusCard(region: HTMLElement | null, id: string, frames = FRAMES): void {
  const from = document.activeElement;
  const card = [...(region?.querySelectorAll<HTMLElement>('[data-card]') ?? [])].find(
    (one) => one.dataset['card'] === id,
  );
  card?.focus({ preventScroll: true });
  if (frames === 0 || (card !== undefined && document.activeElement === card)) return;
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement === from || activeElement === document.body)
      focusCard(region, id, frames - 1);
  });
}

/** Brings a column into sight and gives its current card the focus; until there is one, itself. */
export function focusColumn(deck: HTMLElement | null, columnId: string | undefined): void {
  const column = [...(deck?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].find(
    (one) => one.dataset['column'] === columnId,
  );
  if (column === undefined) return;
  column.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const card = column.querySelector<HTMLElement>('[data-card][tabindex="0"]');
  card?.focus({ preventScroll: true });
  if (card !== null && document.activeElement === card) return;
  column.focus({ preventScroll: true });
  if (card !== null) focusCard(column, card.dataset['card'] ?? '');
}
