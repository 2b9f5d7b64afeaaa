type Pasted = {
  readonly files: readonly File[];
  readonly plain: string;
  readonly html: string;
};

/**
 * What somebody wants who pastes. Office programs lay a picture of the copied words beside the words:
 * then the words are meant. A file from the desktop comes with its name as text and nothing to
 * format; a picture from a page comes with an address to show it by and no words.
 */
export function meantByPaste({ files, plain, html }: Pasted): 'text' | 'files' {
  if (files.length === 0) return 'text';
  return html !== '' && plain.trim() !== '' ? 'text' : 'files';
}
