import { ConnectorError } from '#main/networks/connector.ts';

/**
 * Our ids say where a thing hangs, because the interface answers only when it is told: a comment does
 * not name its post, a message not its conversation.
 */
export type Place =
  | { readonly kind: 'post' | 'review' | 'talk'; readonly id: string }
  /** `inside`: number of the post, review or conversation; `root`: our id of that. */
  | {
      readonly kind: 'comment' | 'message';
      readonly inside: string;
      readonly id: string;
      readonly root: string;
    };

export const postId = (id: string): string => `post:${id}`;
export const reviewId = (id: string): string => `review:${id}`;
/** A conversation is no message, but the root of its messages. */
export const talkId = (id: string): string => `talk:${id}`;
export const messageId = (talk: string, id: string): string => `message:${talk}:${id}`;
/** `root`: our id of the post or review that it stands below. */
export function commentId(root: string, id: string): string {
  return `${root.startsWith('review:') ? 'answer' : 'comment'}:${root.slice(root.indexOf(':') + 1)}:${id}`;
}

const FLAT = /^(?<kind>post|review|talk):(?<id>.+)$/u;
const DEEP = /^(?<kind>comment|answer|message):(?<inside>[^:]+):(?<id>.+)$/u;

export function placeOf(remoteId: string): Place {
  const {
    kind = '',
    inside = '',
    id = '',
  } = {
    ...FLAT.exec(remoteId)?.groups,
    ...DEEP.exec(remoteId)?.groups,
  };
  switch (kind) {
    case 'post':
    case 'review':
    case 'talk':
      return { kind, id };
    case 'comment':
      return { kind, inside, id, root: postId(inside) };
    case 'answer':
      return { kind: 'comment', inside, id, root: reviewId(inside) };
    case 'message':
      return { kind, inside, id, root: talkId(inside) };
    default:
      throw new ConnectorError({ code: 'invalid-input' }, true);
  }
}
