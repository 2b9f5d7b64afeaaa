import type { LinkCard } from '#domain/message-extras.ts';
import type { RemoteAuthor, RemoteMessage } from '#main/networks/connector.ts';
import { cleanName } from '#main/networks/plain-text.ts';
import { readWritten } from '#main/networks/written-text.ts';
import { SERVER_URL } from './own-app.ts';
import { COMMENT_URN, type ApiComment, type ApiPost } from './schemas.ts';

/** The page: `urn:li:organization:1`. */
export type Viewer = { readonly urn: string; readonly name: string };
export type Person = { readonly name: string; readonly url?: string };
/** Names of members, by urn; null: LinkedIn does not tell it. */
export type People = ReadonlyMap<string, Person | null>;

/** What a comment hangs on, and its number there; null when this is no comment's urn. */
export function partsOf(urn: string): { readonly target: string; readonly id: string } | null {
  const [, target, id] = COMMENT_URN.exec(urn) ?? [];
  return target === undefined || id === undefined ? null : { target, id };
}

const pageOfPost = (urn: string): string => `${SERVER_URL}/feed/update/${urn}`;

/** Posts know names and tags as little markup: `@[Name](urn:li:organization:1)`, `{hashtag|\#|tag}`. */
function plainCommentary(commentary: string): string {
  return commentary
    .replaceAll(/@\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll(/\{hashtag\|\\?#\|([^}]*)\}/gu, '#$1')
    .replaceAll(/\\([\\|{}@[\]()<>#*_~])/gu, '$1');
}

export function cardOf({ id, commentary }: ApiPost): LinkCard {
  const title = cleanName(plainCommentary(commentary)) || 'LinkedIn';
  return { url: pageOfPost(id), title };
}

function authorOf({ actor }: ApiComment, viewer: Viewer, people: People): RemoteAuthor {
  if (actor === viewer.urn) return { remoteId: actor, name: viewer.name, handle: viewer.name };
  const known = people.get(actor);
  const name =
    known?.name ?? (actor.startsWith('urn:li:organization:') ? 'LinkedIn page' : 'LinkedIn member');
  return {
    remoteId: actor,
    name,
    handle: name,
    ...(known?.url === undefined ? {} : { url: known.url }),
  };
}

export type Around = { readonly card?: LinkCard; readonly people: People };

function countsOf({ likesSummary, commentsSummary }: ApiComment): RemoteMessage['counts'] {
  return {
    ...(likesSummary === undefined ? {} : { likes: likesSummary.totalLikes }),
    ...(commentsSummary === undefined ? {} : { replies: commentsSummary.aggregatedTotalComments }),
  };
}

/** Comments of the second level hang on one of the first, whatever they answer. */
function placeOf(comment: ApiComment): Pick<RemoteMessage, 'rootRemoteId' | 'parentRemoteId'> {
  const { urn, parentComment: parent } = comment;
  if (parent === undefined || partsOf(parent) === null) return { rootRemoteId: urn };
  return { rootRemoteId: parent, parentRemoteId: parent };
}

export function toMessage(
  comment: ApiComment,
  viewer: Viewer,
  { card, people }: Around,
): RemoteMessage {
  const { urn, created, lastModified, likesSummary } = comment;
  const isOwn = comment.actor === viewer.urn;
  const place = placeOf(comment);
  const changedAt = Math.max(created.time, lastModified?.time ?? 0);
  return {
    remoteId: urn,
    kind: 'comment',
    direction: isOwn ? 'out' : 'in',
    ...place,
    author: authorOf(comment, viewer, people),
    ...readWritten(comment.message.text),
    visibility: 'public',
    media: [],
    ...(place.rootRemoteId === urn && card !== undefined ? { card } : {}),
    counts: countsOf(comment),
    mine: likesSummary?.likedByCurrentUser === true ? { liked: urn } : {},
    allowed: ['reply', 'like', 'unlike', ...(isOwn ? (['edit', 'delete'] as const) : [])],
    url: pageOfPost(comment.object),
    version: changedAt,
    createdAt: created.time,
    ...(changedAt > created.time ? { editedAt: changedAt } : {}),
    needsAnswer: !isOwn,
  };
}

/** A comment as an answer to another one, also where the list does not say so. */
export function answering(parentComment: string, comment: ApiComment): ApiComment {
  return { ...comment, parentComment };
}
