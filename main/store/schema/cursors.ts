import type { FeedCursor } from '#domain/cursor.ts';
import {
  anything,
  id,
  number,
  short,
  time,
  whole,
  wholes,
  type CollectionSchema,
} from './fields.ts';

export const cursors: CollectionSchema<FeedCursor> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id,
    workspaceId: short,
    accountId: short,
    feed: whole,
    cursor: anything,
    backfill: anything,
    gaps: wholes,
    lastTriedAt: time,
    lastOkAt: time,
    nextAt: time,
    notBefore: time,
    intervalMs: number,
    failureCount: number,
    failure: whole,
  },
  required: ['id', 'workspaceId', 'accountId', 'nextAt'],
  indexes: [
    // What is due.
    'nextAt',
    // The feeds of an account.
    'accountId',
    // Everything of a client when it is deleted.
    'workspaceId',
  ],
};
