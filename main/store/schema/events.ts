import type { ParleyEvent } from '#domain/events.ts';
import {
  anything,
  id,
  short,
  text,
  texts,
  time,
  whole,
  yesNo,
  type CollectionSchema,
} from './fields.ts';

/** The fields of every kind of event, because a schema knows no unions. */
type Entry = Pick<ParleyEvent, 'id' | 'workspaceId' | 'at' | 'kind'> & {
  readonly conversationId?: string;
  readonly messageId?: string;
  readonly replyId?: string;
  readonly accountId?: string;
  readonly personId?: string;
  readonly otherId?: string;
  readonly isApart?: boolean;
  readonly monitorId?: string;
  readonly messageIds?: readonly string[];
  readonly isRead?: boolean;
  readonly sentiment?: string | null;
  readonly before?: object;
  readonly after?: object;
  readonly undoneAt?: number;
};

export const events: CollectionSchema<Entry> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id,
    workspaceId: short,
    at: time,
    kind: short,
    conversationId: text,
    messageId: text,
    replyId: text,
    accountId: text,
    personId: text,
    otherId: text,
    isApart: yesNo,
    monitorId: text,
    messageIds: texts,
    isRead: yesNo,
    sentiment: anything,
    before: whole,
    after: whole,
    undoneAt: time,
  },
  required: ['id', 'workspaceId', 'at', 'kind'],
  indexes: [
    // What happened at a client, newest first: undo and figures.
    ['workspaceId', 'kind', 'at'],
    // The same for all clients.
    ['kind', 'at'],
  ],
};
