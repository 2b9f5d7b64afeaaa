import type { Account } from '#domain/account.ts';
import { short, text, time, whole, type CollectionSchema } from './fields.ts';

export const accounts: CollectionSchema<Account> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: short,
    workspaceId: short,
    network: short,
    serverUrl: text,
    remoteUserId: text,
    handle: text,
    displayName: text,
    avatarUrl: text,
    capabilities: whole,
    software: text,
    state: short,
    failure: whole,
    quietUntil: time,
    options: whole,
    methodId: short,
    secretRef: text,
    endsAt: time,
    history: short,
    spending: whole,
    monthlyCap: time,
    createdAt: time,
  },
  required: ['id', 'workspaceId', 'network', 'state', 'createdAt'],
  // The accounts of a client.
  indexes: ['workspaceId'],
};
