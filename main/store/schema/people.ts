import type { Person } from '#domain/person.ts';
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

/** `listIds` has a side table in the storage: "all on this list". */
export const people: CollectionSchema<Person> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id,
    workspaceId: short,
    leadId: id,
    network: short,
    remoteId: text,
    name: text,
    handle: text,
    avatarUrl: text,
    url: text,
    bio: text,
    links: wholes,
    mail: text,
    reach: number,
    postCount: number,
    isBot: yesNo,
    firstSeenAt: time,
    lastSeenAt: time,
    note: text,
    isVip: yesNo,
    isMuted: yesNo,
    blocked: texts,
    labelIds: texts,
    apartFrom: texts,
    listIds: texts,
    fields: whole,
    touch: {
      type: 'object',
      properties: { days: number },
      additionalProperties: true,
    },
    mark: whole,
    ext: whole,
  },
  required: ['id', 'workspaceId', 'network', 'lastSeenAt'],
  indexes: [
    // The people of a client, latest first.
    ['workspaceId', 'lastSeenAt'],
    // The other identities of a person.
    ['leadId'],
    // Whoever has a star.
    ['workspaceId', 'isVip'],
    // Whoever is muted, see muted.ts.
    ['workspaceId', 'isMuted'],
    // With whom one keeps in touch.
    ['workspaceId', 'touch.days'],
    // The same for all clients.
    'isVip',
    'isMuted',
    'touch.days',
  ],
};
