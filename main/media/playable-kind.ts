/** First bytes of the films and sounds that the window can play, at their place in the file. */
const SIGNS: readonly (readonly [at: number, sign: string, mimeType: string])[] = [
  [4, 'ftypM4A', 'audio/mp4'],
  [4, 'ftyp', 'video/mp4'],
  [0, '\u001AE\u00DF\u00A3', 'video/webm'],
  [0, 'OggS', 'audio/ogg'],
  [0, 'fLaC', 'audio/flac'],
  [0, 'ID3', 'audio/mpeg'],
  [0, '\u00FF\u00FB', 'audio/mpeg'],
  [0, '\u00FF\u00F3', 'audio/mpeg'],
  [8, 'WAVE', 'audio/wav'],
];

/** What the bytes are, whatever the server called them; null when it is nothing that we play. */
export function playableKind(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return SIGNS.find(([at, sign]) => head.startsWith(sign, at))?.[2] ?? null;
}
