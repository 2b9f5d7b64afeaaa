/** More than any network takes; beyond this a text is a file. UTF-16 units. */
export const MOST_TYPED = 50_000;

/** Turn the reading direction of all that follows, or cannot be seen: no honest text needs them. */
const DANGEROUS = /[\u202D\u202E\uFEFF\uFFF9-\uFFFB]|[^\P{Cc}\t\n]/gu;

/** Pasted text as plain text: one kind of line break, nothing that turns or hides. */
export function cleanPasted(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll(DANGEROUS, '')
    .toWellFormed();
}

/** At most so many units, never half a letter. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');
}
