import { z } from 'zod';
import { personId, workspaceId } from './ids.ts';

const nothing = z.object({});

/** What makes one person of several identities, and takes them apart. All of it can be undone. */
export const identityCommands = {
  /** They are one person: `personId` leads on. Refused where they are already. */
  'person.merge': {
    args: z.strictObject({ workspaceId, personId, otherId: personId }),
    value: nothing,
  },
  /** Takes one identity out of the person; everybody has what was theirs. */
  'person.split': { args: z.strictObject({ workspaceId, personId }), value: nothing },
  /** Removes everything written by them, with them or about them, for good; they do not come back. */
  'person.forget': { args: z.strictObject({ workspaceId, personId }), value: nothing },
  /** They are two: no longer suggested. `isApart` false: may be suggested again. */
  'person.setApart': {
    args: z.strictObject({ workspaceId, personId, otherId: personId, isApart: z.boolean() }),
    value: nothing,
  },
} as const;
