import { z } from 'zod';
import { conversationId, workspaceId } from './ids.ts';
import { inboxQuery } from './inbox-filter.ts';
import { conversationState } from './rows.ts';

const MOST = 5000;
const nothing = z.object({});
/** How many conversations there were. */
const counted = z.object({ count: z.number() });

/** Named ones, or all of a list, also those that the window has not loaded. */
export const targets = z.union([
  z.array(z.strictObject({ workspaceId, conversationId })).min(1).max(MOST).readonly(),
  z.strictObject({ all: inboxQuery }),
]);
export type TriageTargets = z.input<typeof targets>;

/** Each is one step of undo, however many conversations it changes. */
export const triageCommands = {
  'conversation.setState': {
    args: z.strictObject({
      conversations: targets,
      state: conversationState,
      /** With `snoozed` only; ms since epoch. Without a time it sleeps until somebody answers. */
      snoozedUntil: z.number().int().positive().optional(),
      /** Only with a time: an answer does not end the snooze. */
      sleepsThrough: z.boolean().optional(),
    }),
    value: counted,
  },
  'conversation.setLabel': {
    args: z.strictObject({
      workspaceId,
      conversations: targets,
      labelId: z.string(),
      isOn: z.boolean(),
    }),
    value: counted,
  },
  'conversation.setMuted': {
    args: z.strictObject({ conversations: targets, isMuted: z.boolean() }),
    value: counted,
  },
  /** By the person's hand. Unread: the newest incoming message. */
  'conversation.setRead': {
    args: z.strictObject({ conversations: targets, isRead: z.boolean() }),
    value: counted,
  },
  /** It was looked at; nothing that the person would take back. */
  'conversation.markRead': {
    args: z.strictObject({ workspaceId, conversationId }),
    value: nothing,
  },
  /**
   * Takes back what the person did last, or says that it stays; the next one takes back what was
   * before. Which commands it knows: docs/decisions/0071.
   */
  'undo.last': {
    args: z.strictObject({ workspaceId: workspaceId.nullable() }),
    value: z.object({
      /** A conversation that was changed, to go back to. */
      undone: conversationId.nullable(),
      /**
       * null: there is nothing left. `sent`: the answer has left and stays. `final`: the network
       * knows no way back.
       */
      what: z
        .enum(['conversation', 'person', 'library', 'monitor', 'reply', 'message', 'sent', 'final'])
        .nullable(),
    }),
  },
} as const;
