import type { Monitor } from '#domain/monitor.ts';
import { short, text, time, type CollectionSchema } from './fields.ts';

export const monitors: CollectionSchema<Monitor> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: short, workspaceId: short, name: text, words: text, createdAt: time },
  required: ['id', 'workspaceId', 'createdAt'],
  // The monitors of a client.
  indexes: ['workspaceId'],
};
