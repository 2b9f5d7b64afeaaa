import { decode, neventEncode, npubEncode } from 'nostr-tools/nip19';
import { createTextBuilder, type PlainText } from '#main/networks/plain-text.ts';

const MAX_TEXT = 64_000;
/** Whatever means something inside a note: links, NIP-21 addresses, tags. */
const PARTS =
  /(https?:\/\/[^\s<>"]+|(?:nostr:)(?:npub|nprofile|note|nevent|naddr)1[a-z\d]+|(?<![\p{L}\p{N}_])#[\p{L}\p{N}_]+)/gu;

/** Nostr has no pages of its own; this gateway shows people and notes to everyone. */
const PAGES = 'https://njump.me/';

export function pageOfEvent(id: string, author: string): string {
  return PAGES + neventEncode({ id, author });
}
export function pageOfPerson(pubkey: string): string {
  return PAGES + npubEncode(pubkey);
}

/** Who stands behind a NIP-21 address; null when it is no person. */
export function personIn(address: string): string | null {
  try {
    const decoded = decode(address.replace(/^nostr:/u, ''));
    if (decoded.type === 'npub') return decoded.data;
    return decoded.type === 'nprofile' ? decoded.data.pubkey : null;
  } catch {
    return null;
  }
}

/** Everyone whom a note names in its text (NIP-27). */
export function peopleIn(content: string): readonly string[] {
  return [...content.matchAll(PARTS)].flatMap(([part]) => personIn(part) ?? []);
}

function writeLine(
  line: string,
  builder: ReturnType<typeof createTextBuilder>,
  nameOf: (pubkey: string) => string,
): void {
  for (const part of line.split(PARTS)) {
    const trail = /[.,;:!?)\]'"]*$/u.exec(part)?.[0] ?? '';
    const link = part.slice(0, part.length - trail.length);
    const person = part.startsWith('nostr:') ? personIn(part) : null;
    if (person !== null) {
      builder.openLink({ kind: 'mention', url: pageOfPerson(person) });
      builder.write(`@${nameOf(person)}`);
    } else if (part.startsWith('nostr:')) {
      builder.openLink({ kind: 'link', url: PAGES + part.slice('nostr:'.length) });
      builder.write(`${part.slice(0, 20)}…`);
    } else if (/^https?:\/\//u.test(part) && URL.canParse(link)) {
      builder.openLink({ kind: 'link', url: link });
      builder.write(link);
      builder.closeLink();
      builder.write(trail);
    } else builder.write(part);
    builder.closeLink();
  }
}

/** A note is plain text; links and people in it become spans. */
export function readNote(content: string, nameOf: (pubkey: string) => string): PlainText {
  const builder = createTextBuilder(MAX_TEXT);
  for (const [index, line] of content
    .slice(0, MAX_TEXT * 2)
    .split(/\r?\n/u)
    .entries()) {
    if (index > 0) builder.writeAsIs('\n');
    writeLine(line, builder, nameOf);
  }
  return builder.end();
}
