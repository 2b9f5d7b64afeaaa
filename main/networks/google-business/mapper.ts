import { createHash } from 'node:crypto';
import type { LinkCard } from '#domain/message-extras.ts';
import type { Moderation } from '#domain/message.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { readWritten } from '#main/networks/written-text.ts';
import type { ApiReply, ApiReview } from './schemas.ts';

export type Place = {
  /** `accounts/1/locations/2` */
  readonly name: string;
  readonly title: string;
  readonly mapsUrl?: string;
};

export const placeOf = (remoteId: string): string => remoteId.split('/').slice(0, 4).join('/');
export const reviewOf = (remoteId: string): string => remoteId.split('/').slice(0, 6).join('/');
export const replyIdOf = (review: string): string => `${review}/reply`;
export const isReplyId = (remoteId: string): boolean => remoteId.endsWith('/reply');

export function momentOf(written: string): number {
  const parsed = Date.parse(written);
  return Number.isNaN(parsed) ? 0 : Math.max(parsed, 0);
}

/** Google's own translation stands before or behind what was written; that alone is shown. */
export function withoutTranslation(comment: string): string {
  const original = /^\(Translated by Google\)[\s\S]*\n\n\(Original\)\n(?<words>[\s\S]*)$/u.exec(
    comment,
  );
  if (original?.groups?.['words'] !== undefined) return original.groups['words'];
  return comment.replace(/\n\n\(Translated by Google\)[\s\S]*$/u, '');
}

/** People have no id here: name and picture stand for one, a nameless one is nobody else. */
function reviewerOf({ reviewer, name }: ApiReview): RemoteAuthor {
  const shown = reviewer.isAnonymous ? '' : cleanName(reviewer.displayName);
  const person = createHash('sha256').update(`${shown}|${reviewer.profilePhotoUrl}`).digest('hex');
  const picture = URL.parse(reviewer.profilePhotoUrl);
  return {
    remoteId: shown === '' ? `nameless:${name}` : `reviewer:${person.slice(0, 32)}`,
    name: shown === '' ? 'Google' : shown,
    handle: shown === '' ? 'Google' : shown,
    ...(picture?.protocol === 'https:' && shown !== '' ? { avatarUrl: picture.href } : {}),
  };
}

/** The stars are the first line of the text, so that lists, search and notices show them too. */
function textOf({ starRating, comment }: ApiReview): string {
  const stars = starRating === 0 ? '' : '★'.repeat(starRating) + '☆'.repeat(5 - starRating);
  return [stars, withoutTranslation(comment)].filter((part) => part.trim() !== '').join('\n');
}

function cardOf({ title, mapsUrl }: Place): { readonly card?: LinkCard } {
  return mapsUrl === undefined || title === '' ? {} : { card: { url: mapsUrl, title } };
}

function toReview(review: ApiReview, place: Place): RemoteMessage {
  const createdAt = momentOf(review.createTime);
  const version = Math.max(createdAt, momentOf(review.updateTime));
  const { reviewReply } = review;
  const isAnswered = reviewReply !== undefined && momentOf(reviewReply.updateTime) >= version;
  return {
    remoteId: review.name,
    kind: 'review',
    direction: 'in',
    rootRemoteId: review.name,
    author: reviewerOf(review),
    ...readWritten(textOf(review)),
    visibility: 'public',
    media: [],
    ...cardOf(place),
    counts: {},
    mine: {},
    allowed: reviewReply === undefined ? ['reply'] : [],
    version,
    createdAt,
    ...(version > createdAt ? { editedAt: version } : {}),
    needsAnswer: !isAnswered,
    ext: { rating: review.starRating },
  };
}

/** Google looks at answers before it shows them, and may refuse one. */
const STATES: Readonly<Record<string, Moderation>> = {
  PENDING: 'held',
  APPROVED: 'approved',
  REJECTED: 'trashed',
};

export function toReply(reply: ApiReply, review: string, place: Place): RemoteMessage {
  const writtenAt = momentOf(reply.updateTime);
  const state = STATES[reply.reviewReplyState];
  const name = cleanName(place.title) || 'Google Business Profile';
  return {
    remoteId: replyIdOf(review),
    kind: 'comment',
    direction: 'out',
    rootRemoteId: review,
    parentRemoteId: review,
    author: { remoteId: place.name, name, handle: name },
    ...readWritten(reply.comment),
    visibility: 'public',
    media: [],
    counts: {},
    mine: state === undefined ? {} : { moderation: state },
    allowed: ['edit', 'delete'],
    version: writtenAt,
    createdAt: writtenAt,
    needsAnswer: false,
  };
}

/** A review, and the answer to it where there is one. */
export function messagesOf(review: ApiReview, place: Place): readonly RemoteMessage[] {
  const { reviewReply, name } = review;
  const answer = reviewReply === undefined ? [] : [toReply(reviewReply, name, place)];
  return [toReview(review, place), ...answer];
}
