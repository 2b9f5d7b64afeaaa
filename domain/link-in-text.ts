const SCHEME = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?'()[\]]/gu;
/** A name with a usual ending, without a scheme: some networks take it for a link too. */
const BARE =
  /(?<![\p{L}\p{N}@._/-])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|de|at|ch|eu|io|co|info|biz|app|dev|me|tv|uk|us|fr|it|es|nl|pl|ai|gg|ly|shop|blog|online|site|xyz)(?![\p{L}\p{N}-])(?:\/[^\s<>"]*[^\s<>".,;:!?'()[\]])?/giu;

/** How links are found in a text that somebody types. Without the punctuation behind them. */
export const LINKS = { withScheme: SCHEME, bare: BARE } as const;

/** As strict networks see it: also what has no scheme. */
export function hasLink(text: string): boolean {
  return text.search(SCHEME) !== -1 || text.search(BARE) !== -1;
}
