import type { ActionKind } from '#domain/capabilities.ts';
import type { Media, MessageKind } from '#domain/message.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { isKey, KIND, tagOf, tagsOf, type NostrEvent } from './events.ts';
import { pageOfEvent, readNote } from './text.ts';

/** Where a note hangs: the first one and the one that it answers; null for a note of its own. */
export type Place = { readonly root: string; readonly parent: string } | null;

/** Only what can be an event is a place; whoever names one of the two means both. */
function placed(root: string | undefined, parent: string | undefined): Place {
  const [first, last] = [root ?? parent, parent ?? root];
  if (first === undefined || last === undefined) return null;
  return isKey(first) && isKey(last) ? { root: first, parent: last } : null;
}

/** NIP-10: marked `e` tags, or by their order where a program marks none. */
function placeOfNote({ tags }: NostrEvent): Place {
  const events = tags.filter(([tag]) => tag === 'e');
  const marked = (mark: string): string | undefined =>
    events.find(([, , , marker]) => marker === mark)?.[1];
  const [root, reply] = [marked('root'), marked('reply')];
  if (root !== undefined || reply !== undefined) return placed(root, reply);
  const plain = events.filter(([, , , marker = '']) => marker === '');
  return placed(plain[0]?.[1], plain.at(-1)?.[1]);
}

/** NIP-22: capital tags name what is commented on, small ones what is answered. */
function placeOfComment(event: NostrEvent): Place {
  return placed(tagOf(event, 'E'), tagOf(event, 'e'));
}

export function placeOf(event: NostrEvent): Place {
  return event.kind === KIND.comment ? placeOfComment(event) : placeOfNote(event);
}

const MEDIA_KINDS: Readonly<Record<string, Media['kind']>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
};

/** NIP-92: `imeta` tags of "name value" texts. */
function mediaOf({ tags }: NostrEvent): readonly Media[] {
  return tags.filter(([tag]) => tag === 'imeta').flatMap(([, ...pairs]) => mediumOf(pairs));
}

function mediumOf(pairs: readonly string[]): readonly Media[] {
  const fields = new Map(
    pairs.map((pair) => {
      const space = pair.indexOf(' ');
      return [pair.slice(0, space), pair.slice(space + 1)] as const;
    }),
  );
  const field = (name: string): string => fields.get(name) ?? '';
  const url = URL.parse(field('url'));
  if (url === null || !/^https?:$/u.test(url.protocol)) return [];
  const alt = cleanName(field('alt'));
  const kind = MEDIA_KINDS[field('m').split('/')[0] ?? ''] ?? 'image';
  return [{ kind, url: url.href, ...(alt === '' ? {} : { alt }), ...dimensionsIn(field('dim')) }];
}

function dimensionsIn(text: string): Pick<Media, 'width' | 'height'> {
  const [, width, height] = /^(\d{1,6})x(\d{1,6})$/u.exec(text) ?? [];
  const isKnown = width !== undefined && height !== undefined;
  return isKnown ? { width: Number(width), height: Number(height) } : {};
}

export type Viewer = {
  readonly pubkey: string;
  readonly author: (pubkey: string) => RemoteAuthor;
  /** What this account did with a note: ids of its own reaction and repost. */
  readonly mine: (id: string) => RemoteMessage['mine'];
};

function kindOf(isAnswer: boolean, isAddressed: boolean): MessageKind {
  if (isAnswer) return 'comment';
  return isAddressed ? 'mention' : 'post';
}

/** NIP-36: the reason may be empty. */
function warningOf({ tags }: NostrEvent): string | undefined {
  const tag = tags.find(([name]) => name === 'content-warning');
  return tag === undefined ? undefined : cleanName(tag[1] ?? '') || '⚠';
}

export function toMessage(event: NostrEvent, viewer: Viewer): RemoteMessage {
  const place = placeOf(event);
  const isOwn = event.pubkey === viewer.pubkey;
  const isAddressed = tagsOf(event, 'p').includes(viewer.pubkey);
  const mine = viewer.mine(event.id);
  const at = event.created_at * 1000;
  const warning = warningOf(event);
  const allowed: readonly ActionKind[] = [
    'reply',
    mine.liked === undefined ? 'like' : 'unlike',
    mine.boosted === undefined ? 'boost' : 'unboost',
    ...(isOwn ? (['delete'] as const) : []),
  ];
  return {
    remoteId: event.id,
    kind: kindOf(place !== null, isAddressed),
    direction: isOwn ? 'out' : 'in',
    rootRemoteId: place?.root ?? event.id,
    ...(place === null ? {} : { parentRemoteId: place.parent }),
    author: viewer.author(event.pubkey),
    ...readNote(event.content, (pubkey) => viewer.author(pubkey).name),
    ...(warning === undefined ? {} : { contentWarning: warning }),
    visibility: 'public',
    media: mediaOf(event),
    counts: {},
    mine,
    allowed,
    url: pageOfEvent(event.id, event.pubkey),
    version: at,
    createdAt: at,
    needsAnswer: !isOwn && isAddressed,
    // What an answer has to name: see reply-tags.ts.
    ext: { kind: event.kind, tags: event.tags.filter(([tag = '']) => /^[epaEPAkK]$/u.test(tag)) },
  };
}
