import type { ParleyEvent } from '#domain/events.ts';
import {
  anything,
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

/** The fields of every kind of event, because a schema knows no unions. */
type Entry = Pick<ParleyEvent, 'id' | 'workspaceId' | 'at' | 'kind'> & {
  readonly conversationId?: string;
  readonly messageId?: string;
  readonly replyId?: string;
  readonly accountId?: string;
  readonly personId?: string;
  readonly otherId?: string;
  readonly isApart?: boolean;
  readonly action?: string;
  readonly monitorId?: string;
  readonly messageIds?: readonly string[];
  readonly isRead?: boolean;
  readonly sentiment?: string | null;
  readonly before?: object;
  readonly after?: object;
  readonly ruleId?: string;
  readonly ruleName?: string;
  readonly ruleVersion?: number;
  readonly runId?: string;
  readonly deeds?: readonly object[];
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
    conversationId: id,
    messageId: text,
    replyId: text,
    accountId: text,
    personId: text,
    otherId: text,
    isApart: yesNo,
    action: text,
    monitorId: text,
    messageIds: texts,
    isRead: yesNo,
    sentiment: anything,
    before: whole,
    after: whole,
    ruleId: text,
    ruleName: text,
    ruleVersion: number,
    runId: text,
    deeds: wholes,
    undoneAt: time,
  },
  required: ['id', 'workspaceId', 'at', 'kind'],
  indexes: [
    // What happened at a client, newest first: undo and figures.
    ['workspaceId', 'kind', 'at'],
    // The same for all clients.
    ['kind', 'at'],
    // What happened in a conversation: what rules did to it, and when it was last done.
    ['conversationId', 'at'],
  ],
};
