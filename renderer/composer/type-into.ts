export type Stretch = { readonly from: number; readonly to: number };

/**
 * Puts words in place of a stretch of the field as if they were typed: the field tells its change, and
 * its own undo takes them back. `execCommand` is old and has no successor that does this.
 */
export function typeInto(field: HTMLTextAreaElement, words: string, { from, to }: Stretch): void {
  field.focus();
  field.setSelectionRange(from, to);
  document.execCommand('insertText', false, words);
}

/** What is selected; where nothing is, the caret. */
export function selectionOf({ selectionStart, selectionEnd }: HTMLTextAreaElement): Stretch {
  return { from: selectionStart, to: selectionEnd };
}
