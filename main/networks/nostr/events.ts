import { verifyEvent, type Event } from 'nostr-tools/pure';
import { z } from 'zod';

/** NIP-01. What is unsigned, signed by somebody else or changed on the way never gets past here. */
export type NostrEvent = Pick<
  Event,
  'id' | 'pubkey' | 'kind' | 'created_at' | 'tags' | 'content' | 'sig'
>;
/** https://github.com/nostr-protocol/nips/blob/master/01.md#from-client-to-relay-sending-events-and-creating-subscriptions */
export type Filter = {
  readonly ids?: readonly string[];
  readonly authors?: readonly string[];
  readonly kinds?: readonly number[];
  readonly since?: number;
  readonly until?: number;
  readonly limit?: number;
  readonly search?: string;
  readonly [tag: `#${string}`]: readonly string[] | undefined;
};

export const KIND = {
  profile: 0,
  note: 1,
  contacts: 3,
  deletion: 5,
  repost: 6,
  reaction: 7,
  comment: 1111,
  relayList: 10_002,
  auth: 22_242,
  remoteSigning: 24_133,
} as const;

const hex64 = z.string().regex(/^[\da-f]{64}$/u);
const schema = z.object({
  id: hex64,
  pubkey: hex64,
  kind: z.number().int().nonnegative(),
  created_at: z.number().int().nonnegative(),
  tags: z.array(z.array(z.string())).max(5000),
  content: z.string().max(500_000),
  sig: z.string().regex(/^[\da-f]{128}$/u),
});

/** The event, or null when it is none or its signature does not hold. */
export function readEvent(value: unknown): NostrEvent | null {
  const event = schema.safeParse(value).data;
  return event !== undefined && verifyEvent(event) ? event : null;
}

export function isKey(value: string): boolean {
  return hex64.safeParse(value).success;
}

/** The value of the first tag of that name. */
export function tagOf(event: Pick<NostrEvent, 'tags'>, name: string): string | undefined {
  return event.tags.find(([tag]) => tag === name)?.[1];
}

export function tagsOf(event: Pick<NostrEvent, 'tags'>, name: string): readonly string[] {
  return event.tags.flatMap(([tag, value]) => (tag === name && value !== undefined ? [value] : []));
}
