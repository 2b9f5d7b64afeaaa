import type { Reply } from '#domain/reply.ts';
import { id, short, time, whole, type CollectionSchema } from './fields.ts';

export const replies: CollectionSchema<Reply> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: short,
    workspaceId: short,
    accountId: short,
    network: short,
    conversationId: id,
    inReplyTo: whole,
    to: {
      type: 'object',
      properties: { personId: id },
      additionalProperties: true,
    },
    content: whole,
    part: whole,
    status: {
      type: 'object',
      properties: { state: short },
      required: ['state'],
      additionalProperties: true,
    },
    createdAt: time,
    updatedAt: time,
  },
  required: [
    'id',
    'workspaceId',
    'accountId',
    'conversationId',
    'status',
    'createdAt',
    'updatedAt',
  ],
  indexes: [
    // Drafts and outbox of a client, newest first, and their counts.
    ['workspaceId', 'status.state', 'updatedAt'],
    // The same for all clients; what a crash left in "sending".
    ['status.state', 'updatedAt'],
    // What an account has to send.
    ['accountId', 'status.state'],
    // The replies that stand in a conversation.
    ['conversationId', 'createdAt'],
    // When somebody was written to who had not written.
    ['to.personId', 'updatedAt'],
  ],
};
