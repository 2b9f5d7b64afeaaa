import type {
  AccountCapabilities,
  ActionKind,
  Capability,
  MediaRule,
} from '#domain/capabilities.ts';
import type { FeedKind } from '#domain/network.ts';
import type { TextRule } from '#domain/text-limit.ts';
import { literalOf } from '#main/networks/address.ts';
import { info, MASTODON_TEXT } from './info.ts';
import { quirksOf, type Quirks } from './quirks.ts';
import type { Server } from './server.ts';

/** https://docs.joinmastodon.org/methods/statuses/#headers: "stored for up to 1 hour". */
const KEY_WINDOW = 60 * 60_000;
/** Mastodon's limits, where a server names none. */
const DEFAULTS = { mediaCount: 4, imageBytes: 16_777_216, altLength: 1500 };
const IMAGES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

const yes: Capability = { can: true };

function textRule({ instance }: Server, quirks: Quirks): TextRule {
  const statuses = instance.configuration?.statuses;
  return {
    unit: quirks.shortMentions ? 'grapheme' : 'codepoint',
    max: statuses?.max_characters ?? instance.max_toot_chars ?? MASTODON_TEXT.max,
    linkLength: statuses?.characters_reserved_per_url ?? 23,
    mentionWithoutServer: quirks.shortMentions,
    warningCounts: true,
  };
}

function mediaRule({ instance }: Server): MediaRule {
  const media = instance.configuration?.media_attachments;
  const types = (media?.supported_mime_types ?? []).filter((type) => type.startsWith('image/'));
  return {
    maxCount: instance.configuration?.statuses?.max_media_attachments ?? DEFAULTS.mediaCount,
    mimeTypes: types.length === 0 ? IMAGES : types,
    maxBytes: media?.image_size_limit ?? DEFAULTS.imageBytes,
    maxAltLength: media?.description_limit ?? DEFAULTS.altLength,
  };
}

function feedsOf(quirks: Quirks): readonly FeedKind[] {
  return info.feeds.filter((kind) => kind !== 'direct' || quirks.hasConversations);
}

function actionsOf(quirks: Quirks): Readonly<Partial<Record<ActionKind, Capability>>> {
  return {
    reply: yes,
    like: yes,
    unlike: yes,
    boost: yes,
    unboost: yes,
    follow: yes,
    unfollow: yes,
    block: yes,
    unblock: yes,
    delete: quirks.canDelete ? yes : { can: false, why: 'server-cannot' },
    hide: { can: false, why: 'network-cannot' },
    unhide: { can: false, why: 'network-cannot' },
  };
}

/** Where the server pushes: its own host, or another one with a public name. */
export function streamingUrlOf({ url, instance }: Server): string | undefined {
  const named = instance.configuration?.urls?.streaming ?? instance.urls?.streaming_api;
  const stream = URL.parse(named ?? '');
  const server = new URL(url);
  if (stream === null || stream.protocol !== server.protocol.replace('http', 'ws'))
    return undefined;
  const isElsewhere = stream.host !== server.host;
  const isPublicName = literalOf(stream) === null && /\.[a-z][\w-]+$/iu.test(stream.hostname);
  return isElsewhere && !isPublicName ? undefined : `${stream.protocol}//${stream.host}`;
}

/** What this server lets an account do; limits are the server's own. */
export function capabilitiesOf(server: Server): AccountCapabilities {
  const quirks = quirksOf(server.software);
  return {
    text: textRule(server, quirks),
    media: mediaRule(server),
    visibilities: quirks.visibilities,
    contentWarning: true,
    language: true,
    parts: true,
    posts: quirks.visibilities.includes('direct') ? ['public', 'direct'] : ['public'],
    actions: actionsOf(quirks),
    feeds: feedsOf(quirks),
    ...(quirks.hasConversations ? { marksRead: ['direct'] as const } : {}),
    sendGuarantee: quirks.knowsIdempotencyKey
      ? { kind: 'idempotency-key', windowMs: KEY_WINDOW }
      : { kind: 'lookup' },
    streaming: quirks.streams && streamingUrlOf(server) !== undefined,
  };
}
