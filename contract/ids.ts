import { z } from 'zod';
import {
  toId,
  type AccountId,
  type AnyId,
  type ConversationId,
  type MessageId,
  type PersonId,
  type ReplyId,
  type WorkspaceId,
} from '#domain/ids.ts';

function id<Id extends AnyId>() {
  return z
    .string()
    .min(1)
    .max(700)
    .transform((value) => toId<Id>(value));
}

export const workspaceId = id<WorkspaceId>();
export const accountId = id<AccountId>();
export const conversationId = id<ConversationId>();
export const messageId = id<MessageId>();
export const personId = id<PersonId>();
/** Made by the composer, so that a double click is the same reply. */
export const replyId = z.uuid().transform((value) => toId<ReplyId>(value));
