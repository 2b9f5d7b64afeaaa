import { createHash } from 'node:crypto';
import type { ActionKind } from '#domain/capabilities.ts';
import type { Moderation } from '#domain/message.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { readHtml } from '#main/networks/html.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { embeddedPost, type ApiComment, type ApiEmbeddedPost, type ApiPost } from './schemas.ts';

/** From whose side the comments are seen. */
export type Viewer = {
  readonly userId: string;
  readonly siteUrl: string;
  readonly siteName: string;
};

export const commentId = (id: number): string => `comment:${String(id)}`;
export const postId = (id: number): string => `post:${String(id)}`;
/** The site's own number in one of our ids, or null for an id of the other kind. */
export function numberIn(remoteId: string, kind: 'comment' | 'post'): string | null {
  return new RegExp(`^${kind}:(\\d+)$`, 'u').exec(remoteId)?.[1] ?? null;
}

/** The site writes GMT without a zone; years beyond any sense become now's neighbours elsewhere. */
export function momentOf(gmt: string): number {
  const parsed = Date.parse(/(?:Z|[+-]\d\d:\d\d)$/u.test(gmt) ? gmt : `${gmt}Z`);
  return Number.isNaN(parsed) ? 0 : parsed;
}

const STATES: Readonly<Record<string, Moderation>> = {
  approved: 'approved',
  approve: 'approved',
  hold: 'held',
  spam: 'spam',
  trash: 'trashed',
};
/** What nobody knows is taken for what fewest people see. */
export function moderationOf(status: string): Moderation {
  return STATES[status] ?? 'held';
}

/** Guests have no number: the address that only moderators see, or else the name, stands for one. */
function authorOf(comment: ApiComment): RemoteAuthor {
  const { author, author_email: email = '', author_url: page } = comment;
  const name = cleanName(readHtml(comment.author_name).text) || 'Anonymous';
  const guest = createHash('sha256').update(`${email.toLowerCase()}|${name}`).digest('hex');
  const url = URL.parse(page);
  return {
    remoteId: author > 0 ? `user:${String(author)}` : `guest:${guest.slice(0, 32)}`,
    name,
    handle: name,
    ...(url !== null && /^https?:$/u.test(url.protocol) ? { url: url.href } : {}),
    ...(email === '' ? {} : { mail: email.toLowerCase() }),
  };
}

const OPEN = ['reply', 'spam', 'trash'] as const;
const OWN = ['edit', 'delete'] as const;

function allowedFor(state: Moderation, isOwn: boolean): readonly ActionKind[] {
  switch (state) {
    case 'approved':
      return [...OPEN, 'unapprove', ...(isOwn ? OWN : [])];
    case 'held':
      return [...OPEN, 'approve', ...(isOwn ? OWN : [])];
    case 'spam':
      return ['unspam', 'trash', 'delete'];
    case 'trashed':
      return ['restore', 'delete'];
  }
}

function webUrl(address: string): { readonly url?: string } {
  const url = URL.parse(address);
  return url !== null && /^https?:$/u.test(url.protocol) ? { url: url.href } : {};
}

export function toComment(comment: ApiComment, viewer: Viewer): RemoteMessage {
  const createdAt = momentOf(comment.date_gmt);
  const isOwn = String(comment.author) === viewer.userId;
  const state = moderationOf(comment.status);
  const { text, spans } = readHtml(comment.content.rendered, viewer.siteUrl);
  const isLink = comment.type === 'pingback' || comment.type === 'trackback';
  return {
    remoteId: commentId(comment.id),
    kind: isLink ? 'mention' : 'comment',
    direction: isOwn ? 'out' : 'in',
    rootRemoteId: postId(comment.post),
    parentRemoteId: comment.parent > 0 ? commentId(comment.parent) : postId(comment.post),
    author: authorOf(comment),
    text,
    spans,
    visibility: 'public',
    media: [],
    counts: {},
    mine: { moderation: state },
    allowed: allowedFor(state, isOwn),
    ...webUrl(comment.link),
    // Comments have no date of change: the newest copy is as good as any.
    version: createdAt,
    createdAt,
    needsAnswer: !isOwn && (state === 'approved' || state === 'held'),
  };
}

type PostFacts = {
  readonly id: number;
  readonly title: string;
  readonly excerpt: string;
  readonly link: string;
  readonly createdAt: number;
  readonly version: number;
};

function postMessage(facts: PostFacts, viewer: Viewer): RemoteMessage {
  const title = readHtml(facts.title).text;
  const excerpt = readHtml(facts.excerpt, viewer.siteUrl);
  const text = [title, excerpt.text].filter((part) => part !== '').join('\n\n');
  const shift = text.length - excerpt.text.length;
  return {
    remoteId: postId(facts.id),
    kind: 'post',
    direction: 'out',
    rootRemoteId: postId(facts.id),
    author: { remoteId: 'site', name: viewer.siteName, handle: new URL(viewer.siteUrl).host },
    text,
    spans: excerpt.spans.map(({ kind, url, start, end }) => ({
      kind,
      url,
      start: start + shift,
      end: end + shift,
    })),
    visibility: 'public',
    media: [],
    counts: {},
    mine: {},
    allowed: ['reply'],
    ...webUrl(facts.link),
    version: facts.version,
    createdAt: facts.createdAt,
    needsAnswer: false,
  };
}

export function toPost(post: ApiPost, viewer: Viewer): RemoteMessage {
  const createdAt = momentOf(post.date_gmt);
  return postMessage(
    {
      id: post.id,
      title: post.title.rendered,
      excerpt: post.excerpt.rendered,
      link: post.link,
      createdAt,
      version: Math.max(createdAt, momentOf(post.modified_gmt)),
    },
    viewer,
  );
}

/**
 * The post that comes along with a comment. Its date is local; how far the site's clock is from GMT, the
 * comment's two dates tell.
 */
function embedded(post: ApiEmbeddedPost, comment: ApiComment, viewer: Viewer): RemoteMessage {
  const offset = momentOf(comment.date) - momentOf(comment.date_gmt);
  const createdAt = momentOf(post.date) - (comment.date === '' ? 0 : offset);
  return postMessage(
    {
      id: post.id,
      title: post.title.rendered,
      excerpt: post.excerpt.rendered,
      link: post.link,
      createdAt,
      version: createdAt,
    },
    viewer,
  );
}

/** The comment, and before it the post that it hangs on, when the site sent it along. */
export function withPost(comment: ApiComment, viewer: Viewer): readonly RemoteMessage[] {
  const found = comment.embedded
    .map((value) => embeddedPost.safeParse(value).data)
    .find((post) => post?.id === comment.post);
  const before = found === undefined ? [] : [embedded(found, comment, viewer)];
  return [...before, toComment(comment, viewer)];
}
