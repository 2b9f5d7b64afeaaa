import type { ActionKind } from '#domain/capabilities.ts';
import type { LinkCard } from '#domain/message-extras.ts';
import type { Moderation } from '#domain/message.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { readWritten } from '#main/networks/written-text.ts';
import { comment as commentSchema, type ApiComment, type ApiThread } from './schemas.ts';
import { SERVER_URL } from './own-app.ts';

export type Viewer = { readonly channelId: string };
/** What is known of a thread beside a comment of it. */
export type Around = {
  readonly threadId: string;
  readonly canReply: boolean;
  readonly videoId: string;
  readonly card?: LinkCard;
};

const PAGES = {
  person: (name: string) => `${SERVER_URL}/@${name}`,
  tag: (name: string) => `${SERVER_URL}/hashtag/${encodeURIComponent(name)}`,
};

const STATES: Readonly<Record<string, Moderation>> = {
  published: 'approved',
  heldForReview: 'held',
  likelySpam: 'spam',
  rejected: 'trashed',
};

function momentOf(written: string): number {
  const parsed = Date.parse(written);
  return Number.isNaN(parsed) ? 0 : Math.max(parsed, 0);
}

function webUrl(address: string): string | undefined {
  const url = URL.parse(address);
  return url !== null && /^https?:$/u.test(url.protocol) ? url.href : undefined;
}

function authorOf({ snippet }: ApiComment): RemoteAuthor {
  const name = cleanName(snippet.authorDisplayName) || 'YouTube';
  const avatarUrl = webUrl(snippet.authorProfileImageUrl);
  const url = webUrl(snippet.authorChannelUrl);
  const { value } = snippet.authorChannelId;
  return {
    remoteId: value === '' ? `name:${name}` : value,
    name,
    handle: name,
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
    ...(url === undefined ? {} : { url }),
  };
}

/** Below what is held an answer would not be seen: it is published first. */
function allowedFor(
  state: Moderation,
  { isOwn, canReply }: { readonly isOwn: boolean; readonly canReply: boolean },
): readonly ActionKind[] {
  const own: readonly ActionKind[] = isOwn ? ['edit', 'delete'] : [];
  switch (state) {
    case 'approved':
      return [...(canReply ? (['reply'] as const) : []), 'unapprove', 'trash', ...own];
    case 'held':
      return ['approve', 'trash', ...own];
    case 'spam':
      return ['unspam', 'trash'];
    case 'trashed':
      return own;
  }
}

function pageOf(id: string, { videoId }: Around): { readonly url?: string } {
  if (videoId === '') return {};
  const url = new URL('/watch', SERVER_URL);
  url.searchParams.set('v', videoId);
  url.searchParams.set('lc', id);
  return { url: url.href };
}

/** `state`: where it stands when the comment itself does not say. */
export function toMessage(
  comment: ApiComment,
  around: Around,
  { viewer, state = 'approved' }: { readonly viewer: Viewer; readonly state?: Moderation },
): RemoteMessage {
  const { id, snippet } = comment;
  const author = authorOf(comment);
  const isOwn = author.remoteId === viewer.channelId;
  const moderation = STATES[snippet.moderationStatus] ?? state;
  const createdAt = momentOf(snippet.publishedAt);
  const updatedAt = momentOf(snippet.updatedAt);
  const isTop = id === around.threadId;
  return {
    remoteId: id,
    kind: 'comment',
    direction: isOwn ? 'out' : 'in',
    rootRemoteId: around.threadId,
    ...(isTop ? {} : { parentRemoteId: around.threadId }),
    author,
    ...readWritten(snippet.textOriginal ?? snippet.textDisplay, PAGES),
    visibility: 'public',
    media: [],
    ...(isTop && around.card !== undefined ? { card: around.card } : {}),
    counts: snippet.likeCount === undefined ? {} : { likes: snippet.likeCount },
    mine: { moderation },
    allowed: allowedFor(moderation, { isOwn, canReply: around.canReply }),
    ...pageOf(id, around),
    version: Math.max(createdAt, updatedAt),
    createdAt,
    ...(updatedAt > createdAt ? { editedAt: updatedAt } : {}),
    needsAnswer: !isOwn && (moderation === 'approved' || moderation === 'held'),
    ext: { videoId: around.videoId, canReply: around.canReply },
  };
}

export function aroundOf(thread: ApiThread, card?: LinkCard): Around {
  const { videoId, canReply } = thread.snippet;
  return { threadId: thread.id, videoId, canReply, ...(card === undefined ? {} : { card }) };
}

/** Up to five answers come along with their thread. */
export function repliesIn(thread: ApiThread): readonly ApiComment[] {
  return readComments(thread.replies.comments);
}

/** One broken comment does not cost the others. */
export function readComments(items: readonly unknown[]): readonly ApiComment[] {
  return items.flatMap((item) => commentSchema.safeParse(item).data ?? []);
}
