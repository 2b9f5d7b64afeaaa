import type { ActionKind } from '#domain/capabilities.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { entriesOf } from '#main/networks/graph/calls.ts';
import { commentId, postId, reviewId } from '#main/networks/graph/remote-id.ts';
import { webUrl } from '#main/networks/graph/web-url.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { readWritten } from '#main/networks/written-text.ts';
import {
  comment as commentSchema,
  type ApiComment,
  type ApiPerson,
  type ApiPost,
  type ApiReview,
} from './schemas.ts';

/** From whose side it is seen. */
export type Viewer = { readonly pageId: string; readonly pageName: string };

/** Without permission, and for people who hide themselves, Meta leaves out who wrote. */
export function authorOf(person: ApiPerson | undefined, of: string): RemoteAuthor {
  const name = cleanName(person?.name ?? '') || 'Facebook user';
  const avatarUrl = webUrl(person?.picture?.data.url);
  return {
    remoteId: person?.id ?? `unknown:${of}`,
    name,
    handle: name,
    ...(person === undefined ? {} : { url: `https://www.facebook.com/${person.id}` }),
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
  };
}

function allowedFor(comment: ApiComment, isOwn: boolean): readonly ActionKind[] {
  const allowed: ActionKind[] = [];
  if (comment.can_comment !== false) allowed.push('reply');
  if (comment.can_like !== false) allowed.push('like', 'unlike');
  if (!isOwn && comment.can_hide !== false) allowed.push('hide', 'unhide');
  if (isOwn || comment.can_remove !== false) allowed.push('delete');
  if (isOwn) allowed.push('edit');
  return allowed;
}

function countsOf(counts: { likes?: number | undefined; replies?: number | undefined }) {
  const { likes, replies } = counts;
  return {
    ...(likes === undefined ? {} : { likes }),
    ...(replies === undefined ? {} : { replies }),
  };
}

/** `root`: our id of the post or review that it stands below. */
export function toComment(comment: ApiComment, root: string, viewer: Viewer): RemoteMessage {
  const isOwn = comment.from?.id === viewer.pageId;
  const url = webUrl(comment.permalink_url);
  const picture = webUrl(comment.attachment?.media.image.src);
  const alt = comment.attachment?.description;
  return {
    remoteId: commentId(root, comment.id),
    kind: 'comment',
    direction: isOwn ? 'out' : 'in',
    rootRemoteId: root,
    parentRemoteId: comment.parent === undefined ? root : commentId(root, comment.parent.id),
    author: authorOf(comment.from, comment.id),
    ...readWritten(comment.message),
    visibility: 'public',
    media:
      picture === undefined
        ? []
        : [{ kind: 'image', url: picture, ...(alt === undefined ? {} : { alt }) }],
    counts: countsOf({ likes: comment.like_count, replies: comment.comment_count }),
    mine: {
      ...(comment.user_likes === true ? { liked: 'yes' } : {}),
      ...(comment.is_hidden === undefined ? {} : { hidden: comment.is_hidden }),
    },
    allowed: allowedFor(comment, isOwn),
    ...(url === undefined ? {} : { url }),
    // Comments have no date of change: the newest copy is as good as any.
    version: comment.created_time,
    createdAt: comment.created_time,
    needsAnswer: !isOwn,
  };
}

/** A post of the page itself, or one that somebody wrote on it or that names it. */
export function toPost(post: ApiPost, viewer: Viewer): RemoteMessage {
  const isOwn = post.from === undefined || post.from.id === viewer.pageId;
  const url = webUrl(post.permalink_url);
  const picture = webUrl(post.full_picture);
  const page = { id: viewer.pageId, name: viewer.pageName, picture: undefined };
  return {
    remoteId: postId(post.id),
    kind: isOwn ? 'post' : 'mention',
    direction: isOwn ? 'out' : 'in',
    rootRemoteId: postId(post.id),
    author: authorOf(post.from ?? page, post.id),
    ...readWritten(post.message === '' ? post.story : post.message),
    visibility: 'public',
    media: picture === undefined ? [] : [{ kind: 'image', url: picture }],
    counts: {},
    mine: {},
    allowed: ['reply', 'like', 'unlike'],
    ...(url === undefined ? {} : { url }),
    version: post.created_time,
    createdAt: post.created_time,
    needsAnswer: !isOwn,
  };
}

/** Stars of old reviews, or the thumb of a recommendation, before what was written. */
function verdictOf({ rating, recommendation_type: type }: ApiReview): string {
  if (rating !== undefined && rating >= 1 && rating <= 5)
    return '★'.repeat(rating) + '☆'.repeat(5 - rating);
  return type === 'negative' ? '👎' : '👍';
}

export function toReview(review: ApiReview, viewer: Viewer): readonly RemoteMessage[] {
  const root = reviewId(review.id);
  const text = `${verdictOf(review)}\n${review.review_text}`;
  const comments = entriesOf(review.open_graph_story.comments, commentSchema);
  return [
    {
      remoteId: root,
      kind: 'review',
      direction: 'in',
      rootRemoteId: root,
      author: authorOf(review.reviewer, review.id),
      ...readWritten(text),
      visibility: 'public',
      media: [],
      counts: {},
      mine: {},
      allowed: ['reply'],
      url: `https://www.facebook.com/${review.id}`,
      version: review.created_time,
      createdAt: review.created_time,
      needsAnswer: true,
    },
    ...comments.map((one) => toComment(one, root, viewer)),
  ];
}
