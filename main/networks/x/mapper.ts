import type { ActionKind } from '#domain/capabilities.ts';
import type { Media } from '#domain/message.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { readWritten, type Pages } from '#main/networks/written-text.ts';
import {
  entriesOf,
  media as mediaSchema,
  user as userSchema,
  type ApiMedia,
  type ApiMessage,
  type ApiTweet,
  type ApiUser,
  type Page,
} from './schemas.ts';

/** From whose side it is seen. */
export type Viewer = { readonly userId: string; readonly username: string };

/** People and pictures that came along with a page. */
export type Beside = {
  readonly users: ReadonlyMap<string, ApiUser>;
  readonly media: ReadonlyMap<string, ApiMedia>;
};

export function besideOf({ includes }: Page): Beside {
  const users = entriesOf(includes.users ?? [], userSchema);
  const pictures = (includes.media ?? []).flatMap((one) => mediaSchema.safeParse(one).data ?? []);
  return {
    users: new Map(users.map((one) => [one.id, one])),
    media: new Map(pictures.map((one) => [one.media_key, one])),
  };
}

const PAGES: Pages = {
  person: (name) => `https://x.com/${name}`,
  tag: (name) => `https://x.com/hashtag/${encodeURIComponent(name)}`,
};

function webUrl(address: string | undefined): string | undefined {
  const url = URL.parse(address ?? '');
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}

function authorOf(id: string, user: ApiUser | undefined, viewer: Viewer): RemoteAuthor {
  const username = user?.username ?? (id === viewer.userId ? viewer.username : id);
  const handle = `@${cleanName(username)}`;
  const name = cleanName(user?.name ?? '') || handle;
  const avatarUrl = webUrl(user?.profile_image_url);
  return {
    remoteId: id,
    name,
    handle,
    url: `https://x.com/i/user/${id}`,
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** The links as they were typed: X writes its own short ones, and three signs as in HTML. */
function typedText({ text, entities }: ApiTweet): string {
  let typed = text;
  for (const { url, expanded_url: full } of entities.urls)
    if (full !== undefined && url !== '') typed = typed.replaceAll(url, full);
  return typed.replaceAll(/&(?:amp|lt|gt);/gu, (sign) => ENTITIES[sign] ?? sign);
}

/** X lets an app answer only whoever named the account or quoted it. */
function isSummoned(
  { entities, in_reply_to_user_id: to, referenced_tweets: about }: ApiTweet,
  viewer: Viewer,
) {
  const name = viewer.username.toLowerCase();
  return (
    to === viewer.userId ||
    about.some(({ type }) => type === 'quoted') ||
    entities.mentions.some((one) => one.id === viewer.userId || one.username.toLowerCase() === name)
  );
}

function allowedFor(tweet: ApiTweet, viewer: Viewer): readonly ActionKind[] {
  if (tweet.author_id === viewer.userId) return ['delete'];
  const reply: readonly ActionKind[] = isSummoned(tweet, viewer) ? ['reply'] : [];
  // Only what stands below a post of ours can be hidden.
  const isBelowUs = tweet.in_reply_to_user_id === viewer.userId;
  return isBelowUs ? [...reply, 'hide', 'unhide'] : reply;
}

function mediaOf({ attachments }: ApiTweet, { media }: Beside): readonly Media[] {
  return attachments.media_keys.flatMap((key): readonly Media[] => {
    const one = media.get(key);
    const isImage = one?.type === 'photo';
    const url = webUrl(isImage ? one.url : one?.preview_image_url);
    if (one === undefined || url === undefined) return [];
    const alt = one.alt_text === undefined ? {} : { alt: one.alt_text };
    return [{ kind: 'image', url, ...alt }];
  });
}

export function toTweet(tweet: ApiTweet, beside: Beside, viewer: Viewer): RemoteMessage {
  const isOwn = tweet.author_id === viewer.userId;
  const parent = tweet.referenced_tweets.find(({ type }) => type === 'replied_to')?.id;
  const { reply_count: replies, retweet_count: boosts, like_count: likes } = tweet.public_metrics;
  return {
    remoteId: tweet.id,
    kind: isOwn ? 'post' : parent === undefined ? 'mention' : 'comment',
    direction: isOwn ? 'out' : 'in',
    rootRemoteId: tweet.conversation_id ?? tweet.id,
    ...(parent === undefined ? {} : { parentRemoteId: parent }),
    author: authorOf(tweet.author_id, beside.users.get(tweet.author_id), viewer),
    ...readWritten(typedText(tweet), PAGES),
    ...(tweet.lang === undefined ? {} : { language: tweet.lang }),
    visibility: 'public',
    media: mediaOf(tweet, beside),
    counts: {
      ...(replies === undefined ? {} : { replies }),
      ...(boosts === undefined ? {} : { boosts }),
      ...(likes === undefined ? {} : { likes }),
    },
    mine: {},
    allowed: allowedFor(tweet, viewer),
    url: `https://x.com/i/status/${tweet.id}`,
    version: tweet.created_at,
    createdAt: tweet.created_at,
    needsAnswer: !isOwn,
  };
}

export function toMessage(message: ApiMessage, beside: Beside, viewer: Viewer): RemoteMessage {
  const isOwn = message.sender_id === viewer.userId;
  const talk = message.dm_conversation_id;
  return {
    remoteId: `dm:${talk}:${message.id}`,
    kind: 'direct',
    direction: isOwn ? 'out' : 'in',
    rootRemoteId: `dm:${talk}`,
    author: authorOf(message.sender_id, beside.users.get(message.sender_id), viewer),
    ...readWritten(message.text, PAGES),
    visibility: 'direct',
    media: [],
    counts: {},
    mine: {},
    allowed: ['reply'],
    version: message.created_at,
    createdAt: message.created_at,
    needsAnswer: !isOwn,
  };
}
