/** Ids are branded strings, so that a person's id never slips in where a message's is due. */
declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

export type WorkspaceId = Brand<'workspace'>;
export type AccountId = Brand<'account'>;
export type ConversationId = Brand<'conversation'>;
export type MessageId = Brand<'message'>;
export type PersonId = Brand<'person'>;
export type ReplyId = Brand<'reply'>;
export type AnyId = WorkspaceId | AccountId | ConversationId | MessageId | PersonId | ReplyId;

function isId<Id extends AnyId>(value: string): value is Id {
  return value !== '';
}

/** Brands a string that is known to be an id of that kind: read from the store or just made. */
export function toId<Id extends AnyId>(value: string): Id {
  if (isId<Id>(value)) return value;
  throw new Error('An id must not be empty');
}

/** Separates the parts of a deterministic key. Account ids are UUIDs and never contain it. */
const SEPARATOR = '|';

/**
 * The same remote message always gets the same key, so fetching it again is an upsert.
 * `remoteId` is opaque: only its connector builds or reads it.
 */
export function messageId(accountId: AccountId, remoteId: string): MessageId {
  return toId<MessageId>(accountId + SEPARATOR + remoteId);
}

export function conversationId(accountId: AccountId, remoteRootId: string): ConversationId {
  return toId<ConversationId>(accountId + SEPARATOR + remoteRootId);
}

/** One person per workspace, network and remote author; two clients never share one. */
export function personId(workspaceId: WorkspaceId, network: string, remoteId: string): PersonId {
  return toId<PersonId>([workspaceId, network, remoteId].join(SEPARATOR));
}
