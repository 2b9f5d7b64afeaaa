/** Spaces at the ends go, line ends become one kind: what a forum does to a text. */
function bare(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** Is this what was sent? With pictures more stands below it. */
export function isSameText(raw: string, text: string): boolean {
  return (
    bare(raw).startsWith(bare(text)) &&
    bare(raw.replaceAll(/!\[[^\]]*\]\(upload:[^)]*\)/gu, '')) === bare(text)
  );
}
