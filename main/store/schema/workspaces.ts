import type { Workspace } from '#domain/workspace.ts';
import {
  number,
  short,
  text,
  time,
  whole,
  wholes,
  yesNo,
  type CollectionSchema,
} from './fields.ts';

/** A handful of documents: read whole, so there is no index. */
export const workspaces: CollectionSchema<Workspace> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: short,
    name: text,
    color: text,
    position: number,
    isSample: yesNo,
    altText: short,
    noticesFrom: short,
    focusedAt: time,
    hours: whole,
    quiet: whole,
    holidays: whole,
    goals: wholes,
    forgetSalt: short,
    createdAt: time,
  },
  required: ['id', 'name', 'color', 'position', 'isSample', 'focusedAt', 'createdAt'],
};
