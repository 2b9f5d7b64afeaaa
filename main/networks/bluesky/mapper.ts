import { z } from 'zod';
import type { ActionKind } from '#domain/capabilities.ts';
import type { MessageCounts, MessageKind } from '#domain/message.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { withoutControls } from '#main/networks/plain-text.ts';
import { isPostOf, postUrl, profileUrl } from './at-uri.ts';
import { decorationOf } from './embeds.ts';
import { spansOf } from './facets.ts';
import { strongRef, type Author, type PostRecord, type PostView } from './schemas.ts';

/** Through whose eyes a post is read, and what is known beside it. */
export type Reader = {
  readonly did: string;
  /** Replies that are hidden by the gates of the conversation's root. */
  readonly hidden?: ReadonlySet<string>;
  /** The network itself says that this post is about the reader. */
  readonly isAddressed?: boolean;
};

/** What an answer to this post must point at: kept with the message as `ext`. */
const replyTarget = z.object({ cid: z.string(), root: strongRef });
export type ReplyTarget = z.infer<typeof replyTarget>;

export function replyTargetOf(ext: unknown): ReplyTarget | null {
  return replyTarget.safeParse(ext).data ?? null;
}

function millis(iso: string, fallback: number): number {
  const parsed = Date.parse(iso);
  return Number.isNaN(parsed) ? fallback : parsed;
}

export function authorOf(author: Author): RemoteAuthor {
  const { did, handle, displayName, avatar, labels } = author;
  const isBot = labels?.some(({ val, src, neg }) => val === 'bot' && src === did && neg !== true);
  return {
    remoteId: did,
    name: displayName === undefined || displayName.trim() === '' ? handle : displayName,
    handle,
    url: profileUrl(did),
    ...(avatar === undefined ? {} : { avatarUrl: avatar }),
    ...(isBot === true ? { isBot } : {}),
  };
}

function mentions(record: PostRecord, did: string): boolean {
  return (record.facets ?? []).some(({ features }) =>
    features.some(
      (feature) => feature.$type === 'app.bsky.richtext.facet#mention' && feature.did === did,
    ),
  );
}

function quotes(post: PostView, did: string): boolean {
  const { embed } = post;
  switch (embed?.$type) {
    case 'app.bsky.embed.record#view':
      return embed.record !== undefined && isPostOf(did, embed.record.uri);
    case 'app.bsky.embed.recordWithMedia#view':
      return embed.record.record !== undefined && isPostOf(did, embed.record.record.uri);
    case undefined:
    case 'app.bsky.embed.images#view':
    case 'app.bsky.embed.video#view':
    case 'app.bsky.embed.external#view':
      return false;
  }
}

/**
 * By the record, never by the reason of a notification: a reply that also mentions us arrives once,
 * and as a mention. A reply in our own conversation or to our own post is a comment.
 */
function kindOf(post: PostView, reader: Reader): MessageKind {
  const { reply } = post.record;
  const isToUs =
    reply !== undefined &&
    (isPostOf(reader.did, reply.parent.uri) || isPostOf(reader.did, reply.root.uri));
  if (isToUs) return 'comment';
  if (mentions(post.record, reader.did) || quotes(post, reader.did)) return 'mention';
  return reply !== undefined && reader.isAddressed === true ? 'comment' : 'post';
}

/** Labels that the author put on the post; those that others put there are not theirs to say. */
function warningOf(post: PostView): string | undefined {
  const own = (post.labels ?? []).filter(({ src, neg }) => src === post.author.did && neg !== true);
  const values = [...(post.record.labels?.values ?? []), ...own]
    .map(({ val }) => val)
    .filter((val) => val !== 'bot' && val !== '!no-unauthenticated');
  return values.length === 0 ? undefined : [...new Set(values)].join(', ');
}

function allowedFor(post: PostView, reader: Reader): ActionKind[] {
  const isOwn = post.author.did === reader.did;
  const root = post.record.reply?.root.uri;
  const allowed: ActionKind[] = ['like', 'unlike', 'boost', 'unboost'];
  if (post.viewer?.replyDisabled !== true) allowed.unshift('reply');
  if (isOwn) allowed.push('delete');
  else if (root !== undefined && isPostOf(reader.did, root)) allowed.push('hide', 'unhide');
  return allowed;
}

function countsOf(post: PostView): MessageCounts {
  const { replyCount, repostCount, likeCount } = post;
  return {
    ...(replyCount === undefined ? {} : { replies: replyCount }),
    ...(repostCount === undefined ? {} : { boosts: repostCount }),
    ...(likeCount === undefined ? {} : { likes: likeCount }),
  };
}

function mineOf(post: PostView, reader: Reader): RemoteMessage['mine'] {
  const { like, repost } = post.viewer ?? {};
  return {
    ...(like === undefined ? {} : { liked: like }),
    ...(repost === undefined ? {} : { boosted: repost }),
    ...(reader.hidden === undefined ? {} : { hidden: reader.hidden.has(post.uri) }),
  };
}

/** `isRead` is left out: the network has one mark for all, not one per message. */
export function messageOf(post: PostView, reader: Reader): RemoteMessage {
  const { record } = post;
  const isOwn = post.author.did === reader.did;
  const kind = kindOf(post, reader);
  const indexedAt = millis(post.indexedAt, 0);
  const root = record.reply?.root ?? { uri: post.uri, cid: post.cid };
  const contentWarning = warningOf(post);
  const language = record.langs?.[0];
  const url = postUrl(post.uri);
  const ext: ReplyTarget = { cid: post.cid, root };
  return {
    remoteId: post.uri,
    kind,
    direction: isOwn ? 'out' : 'in',
    rootRemoteId: root.uri,
    ...(record.reply === undefined ? {} : { parentRemoteId: record.reply.parent.uri }),
    author: authorOf(post.author),
    text: withoutControls(record.text),
    spans: spansOf(record.text, record.facets ?? []),
    ...decorationOf(post.embed),
    ...(contentWarning === undefined ? {} : { contentWarning }),
    ...(language === undefined ? {} : { language }),
    visibility: 'public',
    counts: countsOf(post),
    mine: mineOf(post, reader),
    allowed: allowedFor(post, reader),
    ...(url === undefined ? {} : { url }),
    version: indexedAt,
    createdAt: millis(record.createdAt, indexedAt),
    needsAnswer: !isOwn && (kind !== 'post' || reader.isAddressed === true),
    ext,
  };
}

/** The hidden replies that a root post carries in its gate. */
export function hiddenIn(root: PostView | undefined): ReadonlySet<string> {
  return new Set(root?.threadgate?.record.hiddenReplies);
}
