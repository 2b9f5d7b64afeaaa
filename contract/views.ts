import { z } from 'zod';
import { mergeViews } from './merge-rows.ts';
import { multiplierViews } from './multiplier-rows.ts';
import { money } from './money-rows.ts';
import { subscriptionViews } from './subscription-rows.ts';
import { actionRow } from './action-rows.ts';
import { columnViews } from './column-views.ts';
import { inboxQuery, inboxSort } from './inbox-filter.ts';
import { accountId, conversationId, messageId, personId, workspaceId } from './ids.ts';
import { mentionRow, savedTextRow } from './library-rows.ts';
import { answeredTarget } from './message-rows.ts';
import { insightViews } from './insight-rows.ts';
import { monitorViews } from './monitor-rows.ts';
import { failure } from './result.ts';
import { accountRow, composeRules, network } from './account-rows.ts';
import {
  conversationEntry,
  inboxRow,
  labelRow,
  messageRow,
  personRow,
  replyRow,
  workspaceRow,
} from './rows.ts';
import { settings } from './settings-rows.ts';
import { personViews } from './person-rows.ts';
import { ruleViews } from './rule-rows.ts';
import { savedViewViews } from './saved-view-rows.ts';
import { signInPrompt } from './sign-in-rows.ts';
import { MOST_ROWS } from './limits.ts';
import { ends, stretch } from './stretch.ts';

/** null = all clients at once. */
const scope = workspaceId.nullable();
const limit = z.number().int().min(1).max(MOST_ROWS);

/**
 * What the window can look at. A view has arguments, rows with an `id`, and `rest`: the few values
 * beside the rows. Main sends rows that changed and the order; see delta.ts.
 */
export const views = {
  /** The frame: clients, networks, the state of the world. */
  app: {
    args: z.strictObject({}),
    row: workspaceRow,
    rest: z.object({
      version: z.string(),
      platform: z.enum(['mac', 'windows', 'linux']),
      systemLocale: z.enum(['en', 'de']),
      isOnline: z.boolean(),
      /** null while online; ms since epoch. */
      offlineSince: z.number().nullable(),
      queuedCount: z.number(),
      /** Replies that only a person can bring further: unclear or failed. */
      stuckCount: z.number(),
      lastSyncAt: z.number().optional(),
      secrets: z.enum(['keychain', 'weak', 'unavailable']),
      /** Folder of all data on this computer, shown in "About". */
      dataFolder: z.string(),
      /** It was removed, or there was a client of one's own: it does not open by itself any more. */
      sampleWasRemoved: z.boolean(),
      /** The database was damaged at this start, and a backup (or an empty one) took its place. */
      restored: z
        .object({
          /** Folder in which the damaged file lies. */
          keptIn: z.string(),
          /** When the backup was made; null: there was none. */
          backupAt: z.number().nullable(),
        })
        .nullable(),
      /** The database was found damaged while Parley runs: the next start restores it. */
      isDamaged: z.boolean(),
      networks: z.array(network).readonly(),
      settings,
    }),
  },
  /** What a sign-in under way asks of the person; null: nothing. */
  signIn: {
    args: z.strictObject({ flowId: z.uuid() }),
    row: z.object({ id: z.string() }),
    rest: z.object({ prompt: signInPrompt.nullable() }),
  },
  ...insightViews,
  ...mergeViews,
  ...monitorViews,
  ...ruleViews,
  accounts: { args: z.strictObject({ workspaceId: scope }), row: accountRow, rest: z.object({}) },
  inbox: {
    args: inboxQuery.extend({ sort: inboxSort, ...stretch }),
    row: inboxRow,
    rest: z.object({
      /** How many there are in all, not only in this window; null: a search that has not looked through all. */
      total: z.number().nullable(),
      ends,
    }),
  },
  ...savedViewViews,
  /** For an empty inbox. */
  today: {
    args: z.strictObject({ workspaceId: scope, since: z.number().int().min(0) }),
    row: z.object({ id: z.string() }),
    rest: z.object({
      doneCount: z.number(),
      /** When the next snoozed conversation comes back; null: none does by time. */
      backAt: z.number().nullable(),
    }),
  },
  /** The numbers beside the lists. */
  counts: {
    args: z.strictObject({ workspaceId: scope }),
    row: z.object({ id: z.string() }),
    rest: z.object({
      open: z.number(),
      waiting: z.number(),
      snoozed: z.number(),
      done: z.number(),
      drafts: z.number(),
      outbox: z.number(),
    }),
  },
  /** Drafts, or replies that are not sent yet. */
  replies: {
    args: z.strictObject({ workspaceId: scope, list: z.enum(['drafts', 'outbox']), ...stretch }),
    row: replyRow,
    rest: z.object({ total: z.number(), ends }),
  },
  /** Likes, boosts and the like that the network has not confirmed. */
  actions: { args: z.strictObject({ workspaceId: scope }), row: actionRow, rest: z.object({}) },
  conversation: {
    args: z.strictObject({
      workspaceId,
      conversationId,
      /** Most messages at once. */
      limit,
      /** Half of them before this message, half after it; absent: the newest. */
      at: messageId.optional(),
    }),
    row: conversationEntry,
    rest: z.object({
      /** null when it is gone. */
      conversation: inboxRow.nullable(),
      /** The post that the conversation hangs on, when it is not one of the rows. */
      post: messageRow.nullable(),
      account: z
        .object({
          id: accountId,
          handle: z.string(),
          displayName: z.string(),
          network: z.string(),
          state: z.enum(['ready', 'login-needed', 'paused']),
          failure: failure.optional(),
          compose: composeRules,
          money: money.optional(),
          canReply: z.boolean(),
          canDirect: z.boolean(),
          /** Nothing is written here: the answer goes onto the message's own page. */
          answersOnPage: z.boolean(),
        })
        .nullable(),
      workspace: workspaceRow
        .pick({ id: true, name: true, initials: true, color: true, altText: true })
        .nullable(),
      /** The newest incoming message: what the composer answers, unless the person chose another. */
      replyTo: answeredTarget.nullable(),
      draft: replyRow.nullable(),
      /** A note that is being written. */
      noteDraft: z.string().optional(),
      /** What the draft was begun as an answer to. */
      draftAnswers: answeredTarget.nullable(),
      hasEarlier: z.boolean(),
      hasLater: z.boolean(),
      /** The first unread message, when it lies before these rows. */
      unreadBefore: messageId.nullable(),
    }),
  },
  person: { args: z.strictObject({ workspaceId, personId }), row: personRow, rest: z.object({}) },
  ...personViews,
  ...columnViews,
  ...subscriptionViews,
  ...multiplierViews,
  savedTexts: { args: z.strictObject({}), row: savedTextRow, rest: z.object({}) },
  /** Whom the beginning of a name could mean, for the composer; null: nobody asks. */
  mentions: {
    args: z.strictObject({
      workspaceId,
      accountId,
      conversationId,
      word: z.string().max(100).nullable(),
    }),
    row: mentionRow,
    rest: z.object({}),
  },
  labels: { args: z.strictObject({ workspaceId: scope }), row: labelRow, rest: z.object({}) },
} as const;

export type Views = typeof views;
export type ViewName = keyof Views;
export type ViewArgs<Name extends ViewName> = z.input<Views[Name]['args']>;
/** Arguments after the check at the door. */
export type CheckedViewArgs<Name extends ViewName> = z.output<Views[Name]['args']>;
export type ViewRow<Name extends ViewName> = z.output<Views[Name]['row']>;
export type ViewRest<Name extends ViewName> = z.output<Views[Name]['rest']>;
/** What main computes: branded ids are plain strings again on the way out. */
export type ViewOutput<Name extends ViewName> = {
  readonly rows: readonly z.input<Views[Name]['row']>[];
  readonly rest: z.input<Views[Name]['rest']>;
};

export function isViewName(name: string): name is ViewName {
  return Object.hasOwn(views, name);
}
