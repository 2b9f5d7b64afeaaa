export type Stretch = { readonly from: number; readonly to: number };

/**
 * Puts words in place of a stretch of the field as if they were typed: the field tells its change, and
 * its own undo takes them back. `execCommand` is old and has no successor that does this.
 */
export function typeInto(field: HTMLTextAreaElement, words: string, { from, to }: Stretch): void {
  field.focus();
  field.setSelectionRange(from, to);
  const isHere = document.activeElement === field;
  if (isHere && document.execCommand('insertText', false, words)) return;
  // Something else keeps the focus: put in all the same, only without the way back.
  field.setRangeText(words, from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What is selected; where nothing is, the caret. */
export function selectionOf({ selectionStart, selectionEnd }: HTMLTextAreaElement): Stretch {
  return { from: selectionStart, to: selectionEnd };
}
