import { z } from 'zod';
import type { RemoteAuthor } from '#main/networks/connector.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { KIND, type NostrEvent } from './events.ts';
import type { Relays } from './relays.ts';
import { npubOf } from './signer.ts';
import { pageOfPerson, readNote } from './text.ts';

/** https://github.com/nostr-protocol/nips/blob/master/01.md#kinds and 24.md: all of it is optional. */
const text = z.string().catch('');
const profile = z.object({
  name: text,
  display_name: text,
  about: text,
  picture: text,
  website: text,
  bot: z.boolean().catch(false),
});

const REMEMBERED = 2000;
/** Relays limit how many authors one question may name. */
const TOGETHER = 100;

function webUrl(value: string): string | undefined {
  const url = URL.parse(value);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}

function shortKey(pubkey: string): string {
  const npub = npubOf(pubkey);
  return `${npub.slice(0, 10)}…${npub.slice(-4)}`;
}

/** Somebody as they describe themselves; without a profile by their key. */
export function toAuthor(pubkey: string, event: NostrEvent | null): RemoteAuthor {
  const given = readProfile(event);
  const avatarUrl = webUrl(given.picture);
  const website = webUrl(given.website);
  const bio = readNote(given.about, shortKey).text;
  return {
    remoteId: pubkey,
    name: cleanName(given.display_name) || cleanName(given.name) || shortKey(pubkey),
    handle: npubOf(pubkey),
    url: pageOfPerson(pubkey),
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
    ...(bio === '' ? {} : { bio }),
    ...(website === undefined ? {} : { links: [{ url: website }] }),
    ...(given.bot ? { isBot: true } : {}),
  };
}

function readProfile(event: NostrEvent | null): z.infer<typeof profile> {
  try {
    return profile.parse(JSON.parse(event?.content ?? '{}'));
  } catch {
    return profile.parse({});
  }
}

/** Who people are, asked once. */
export type Profiles = {
  /** Asks for those that are not known yet; trouble leaves them without a name. */
  load(pubkeys: readonly string[], signal: AbortSignal): Promise<void>;
  readonly of: (pubkey: string) => RemoteAuthor;
};

export function createProfiles(relays: Relays): Profiles {
  const known = new Map<string, RemoteAuthor>();
  return {
    of: (pubkey) => known.get(pubkey) ?? toAuthor(pubkey, null),
    async load(pubkeys, signal) {
      const wanted = [...new Set(pubkeys)].filter((pubkey) => !known.has(pubkey));
      for (let at = 0; at < wanted.length; at += TOGETHER) {
        const authors = wanted.slice(at, at + TOGETHER);
        const found = await relays.query({ kinds: [KIND.profile], authors }, signal);
        const newest = new Map(found.toReversed().map((event) => [event.pubkey, event]));
        for (const pubkey of authors)
          known.set(pubkey, toAuthor(pubkey, newest.get(pubkey) ?? null));
      }
      for (const pubkey of known.keys()) {
        if (known.size <= REMEMBERED) break;
        known.delete(pubkey);
      }
    },
  };
}
