/** Puts words in at the caret, as if they were typed, and gives the field the focus again. */
export function insertInto(
  field: HTMLTextAreaElement | null,
  words: string,
  onChange: (value: string) => void,
): void {
  if (field === null) return;
  field.focus();
  field.setRangeText(words, field.selectionStart, field.selectionEnd, 'end');
  const caret = field.selectionEnd;
  onChange(field.value);
  // React writes the value again; the caret belongs behind the new words.
  requestAnimationFrame(() => field.setSelectionRange(caret, caret));
}
