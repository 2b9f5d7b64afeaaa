import type { Monitor } from '#domain/monitor.ts';
import { number, short, text, time, wholes, yesNo, type CollectionSchema } from './fields.ts';

export const monitors: CollectionSchema<Monitor> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: short,
    workspaceId: short,
    name: text,
    words: text,
    createdAt: time,
    role: text,
    rules: wholes,
    isSearched: yesNo,
    tellsRise: yesNo,
    tellsNegativeFrom: number,
    markedWith: text,
    isCut: yesNo,
    changedAt: time,
    toldRise: time,
  },
  required: ['id', 'workspaceId', 'createdAt'],
  // The monitors of a client.
  indexes: ['workspaceId'],
};
