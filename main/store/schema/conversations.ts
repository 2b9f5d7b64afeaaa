import type { Conversation } from '#domain/conversation.ts';
import {
  id,
  number,
  short,
  text,
  texts,
  time,
  whole,
  wholes,
  yesNo,
  type CollectionSchema,
} from './fields.ts';

/** `labelIds` has a side table in the storage: "all with this label, newest first". */
export const conversations: CollectionSchema<Conversation> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id,
    workspaceId: short,
    accountId: short,
    network: short,
    remoteRootId: text,
    kind: short,
    personId: id,
    personName: text,
    personHandle: text,
    personAvatarUrl: text,
    personReach: number,
    subject: text,
    preview: whole,
    state: short,
    snoozedUntil: time,
    sleepsThrough: yesNo,
    labelIds: texts,
    notes: wholes,
    noteDraft: text,
    isMuted: yesNo,
    unreadCount: number,
    firstInboundAt: time,
    lastInboundAt: time,
    lastOutboundAt: time,
    answeredElsewhereAt: time,
    lastActivityAt: time,
    dueAt: time,
    answerClock: whole,
    sentiment: short,
    ext: whole,
  },
  required: ['id', 'workspaceId', 'accountId', 'state', 'personId', 'lastActivityAt'],
  indexes: [
    // The inbox of one client, its counts, and everything of a client when it is deleted.
    ['workspaceId', 'state', 'lastActivityAt'],
    // The same for some kinds only.
    ['workspaceId', 'state', 'kind', 'lastActivityAt'],
    // What is due first.
    ['workspaceId', 'state', 'dueAt'],
    // Who reaches most people first.
    ['workspaceId', 'state', 'personReach'],
    // The inbox of all clients, its counts, and the snoozes that end.
    ['state', 'lastActivityAt'],
    // The inbox and the count of one account.
    ['accountId', 'state', 'lastActivityAt'],
    // Earlier conversations with a person.
    ['personId', 'lastActivityAt'],
  ],
};
