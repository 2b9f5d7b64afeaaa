import { z } from 'zod';
import { ACTION_KINDS } from '#domain/capabilities.ts';
import { identityCommands } from './identity-commands.ts';
import { columnCommands } from './column-commands.ts';
import { answerGoal, holidays } from './goal-rows.ts';
import { MOST_PARTS } from '#domain/split-text.ts';
import { historyReach } from './history-rows.ts';
import { libraryCommands } from './library-rows.ts';
import { accountId, conversationId, messageId, personId, replyId, workspaceId } from './ids.ts';
import { mailRuleCommands } from './mail-rule-rows.ts';
import { businessHours } from './reply-rows.ts';
import { moneyCommands } from './money-rows.ts';
import { quietHours, replyContent } from './rows.ts';
import { settings } from './settings-rows.ts';
import { monitorCommands } from './monitor-rows.ts';
import { ruleCommands } from './rule-rows.ts';
import { savedViewCommands } from './saved-view-rows.ts';
import { signInMethod } from './sign-in-rows.ts';
import { subscriptionCommands } from './subscription-rows.ts';
import { triageCommands } from './triage-commands.ts';
import { personOwnCommands } from './person-rows.ts';
import { postCommands } from './post-commands.ts';
import { toneCommands } from './tone-rows.ts';

const nothing = z.object({});
const title = z.string().trim().min(1).max(100);
const color = z.string().regex(/^#[0-9a-f]{6}$/u);
const reply = z.strictObject({ workspaceId, replyId });

/**
 * All that the window can ask for. Each writes the store (or signs in) and nothing else; what must
 * happen on a network follows, because sync and outbox watch the store.
 */
export const commands = {
  'workspace.create': { args: z.strictObject({ name: title }), value: z.object({ workspaceId }) },
  'workspace.update': {
    args: z.strictObject({
      workspaceId,
      name: title.optional(),
      color: color.optional(),
      hours: businessHours.optional(),
      holidays: holidays.optional(),
      /** null: notices at all times. */
      quiet: quietHours.nullable().optional(),
      /** Two for the same network and kind are refused. */
      goals: z.array(answerGoal).max(50).readonly().optional(),
      altText: z.enum(['remind', 'require']).optional(),
      /** Whose messages are told on the desktop. */
      noticesFrom: z.enum(['everybody', 'starred']).optional(),
    }),
    value: nothing,
  },
  /** Deletes the client with all its messages, accounts and tokens on this machine. */
  'workspace.delete': { args: z.strictObject({ workspaceId }), value: nothing },
  'workspace.focus': { args: z.strictObject({ workspaceId }), value: nothing },
  /** The sample client: made when there is none. */
  'sample.open': {
    args: z.strictObject({ locale: z.enum(['en', 'de']) }),
    value: z.object({ workspaceId }),
  },

  /** What could this be: an address, a handle, a site? Best first; empty when nothing is known. */
  'account.probe': {
    args: z.strictObject({
      input: z.string().trim().min(1).max(500),
      network: z.string().optional(),
    }),
    value: z.object({
      candidates: z.array(
        z.object({
          network: z.string(),
          serverUrl: z.string(),
          title: z.string(),
          software: z.string().optional(),
          methods: z.array(signInMethod).readonly(),
          prefilled: z.record(z.string(), z.string()).optional(),
        }),
      ),
    }),
  },
  /** Takes as long as the person needs in the browser; `account.cancelSignIn` ends it. */
  'account.signIn': {
    args: z.strictObject({
      flowId: z.uuid(),
      workspaceId,
      network: z.string().max(50),
      serverUrl: z.string().max(500),
      methodId: z.string().max(50),
      fields: z.record(z.string().max(50), z.string().max(5000)),
      /** Signing in again: what was kept of the form need not be typed again. */
      again: accountId.optional(),
      /** How much of the time before it fetches; absent: the usual reach, or what was chosen before. */
      history: historyReach.optional(),
    }),
    value: z.object({ accountId }),
  },
  /** What the view `signIn` asked for in the middle of a sign-in. */
  'account.answerPrompt': {
    args: z.strictObject({
      flowId: z.uuid(),
      fields: z.record(z.string().max(50), z.string().max(20_000)),
    }),
    value: nothing,
  },
  'account.cancelSignIn': { args: z.strictObject({ flowId: z.uuid() }), value: nothing },
  /** Signs out and deletes what was fetched for it; replies that are not sent stay as drafts. */
  'account.remove': { args: z.strictObject({ workspaceId, accountId }), value: nothing },
  /** What is missing of a longer reach is fetched; nothing is deleted for a shorter one. */
  'account.setHistory': {
    args: z.strictObject({ workspaceId, accountId, history: historyReach }),
    value: nothing,
  },
  /** What it missed needs no saying any more. */
  'account.acceptGaps': { args: z.strictObject({ workspaceId, accountId }), value: nothing },
  'account.sync': { args: z.strictObject({ workspaceId, accountId }), value: nothing },

  ...moneyCommands,
  ...triageCommands,
  ...savedViewCommands,
  ...subscriptionCommands,
  ...mailRuleCommands,
  'conversation.addNote': {
    args: z.strictObject({
      workspaceId,
      conversationId,
      text: z.string().trim().min(1).max(20_000),
    }),
    value: nothing,
  },
  /** A note that is being written: kept as it grows; an empty one is none. */
  'conversation.draftNote': {
    args: z.strictObject({ workspaceId, conversationId, text: z.string().max(20_000) }),
    value: nothing,
  },
  'conversation.removeNote': {
    args: z.strictObject({ workspaceId, conversationId, noteId: z.string() }),
    value: nothing,
  },
  /** Loads the whole conversation from the network again. */
  'conversation.refresh': { args: z.strictObject({ workspaceId, conversationId }), value: nothing },
  'label.create': {
    args: z.strictObject({ workspaceId, name: title, color }),
    value: z.object({ labelId: z.string() }),
  },
  /** A name that another label has is refused. */
  'label.update': {
    args: z.strictObject({
      workspaceId,
      labelId: z.string(),
      name: title.optional(),
      color: color.optional(),
    }),
    value: nothing,
  },
  'label.remove': { args: z.strictObject({ workspaceId, labelId: z.string() }), value: nothing },
  ...identityCommands,
  'person.update': {
    args: z.strictObject({
      workspaceId,
      personId,
      isVip: z.boolean().optional(),
      note: z.string().max(20_000).optional(),
    }),
    value: nothing,
  },
  ...personOwnCommands,

  /** Creates or changes the draft; refused once the reply is on its way. */
  'draft.save': {
    args: z.strictObject({ workspaceId, replyId, messageId, content: replyContent }),
    value: nothing,
  },
  'draft.discard': { args: reply, value: nothing },
  /** One durable write: the content as it stands in the composer, queued. Twice is once. */
  'reply.send': {
    args: z.strictObject({
      workspaceId,
      replyId,
      messageId,
      content: replyContent,
      /** Send later: not before, ms since epoch. */
      sendAt: z.number().int().positive().optional(),
      afterwards: z.enum(['done', 'stay']),
      /** It is too long and goes out in parts: ids for all parts but the first. */
      partIds: z
        .array(replyId)
        .max(MOST_PARTS - 1)
        .readonly()
        .optional(),
    }),
    value: z.object({ undoUntil: z.number() }),
  },
  /** Undo send: back to a draft, if nothing has left yet. */
  'reply.cancel': { args: reply, value: nothing },
  'reply.retry': { args: reply, value: nothing },
  /** What the person decides about an unclear reply after looking. */
  'reply.settle': {
    args: reply.extend({ as: z.enum(['sent', 'send-again', 'discard']) }),
    value: nothing,
  },
  'reply.discard': { args: reply, value: nothing },
  ...postCommands,
  /** Keeps a file for a reply. `base64` of at most 16 MB. */
  'media.add': {
    args: z.strictObject({
      name: z.string().max(255),
      mimeType: z.string().max(100),
      base64: z.base64().max(24_000_000),
    }),
    value: z.object({ mediaId: z.string(), byteLength: z.number(), picture: z.string() }),
  },

  'message.act': {
    args: z.strictObject({
      workspaceId,
      messageId,
      action: z.enum(ACTION_KINDS).exclude(['reply', 'edit', 'block', 'unblock']),
    }),
    value: nothing,
  },
  /** Rewrites an own message on its network. */
  'message.edit': {
    args: z.strictObject({ workspaceId, messageId, text: z.string().trim().min(1).max(100_000) }),
    value: nothing,
  },
  ...toneCommands,
  /** An action that was refused or waits: try it again now, or give it up. */
  'message.settleAction': {
    args: z.strictObject({
      workspaceId,
      messageId,
      action: z.enum(ACTION_KINDS).exclude(['reply']),
      as: z.enum(['retry', 'drop']),
    }),
    value: nothing,
  },
  'message.takeIntoInbox': {
    args: z.strictObject({ workspaceId, messageId }),
    value: z.object({ conversationId }),
  },
  ...columnCommands,
  ...monitorCommands,
  ...ruleCommands,

  ...libraryCommands,
  'settings.change': { args: z.strictObject({ change: settings.partial() }), value: nothing },
  /** Ends Parley and starts it again: a damaged database is restored at a start. */
  'app.restart': { args: z.strictObject({}), value: nothing },
  'link.open': { args: z.strictObject({ url: z.string().max(4000) }), value: nothing },
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandArgs<Name extends CommandName> = z.input<Commands[Name]['args']>;
export type CheckedCommandArgs<Name extends CommandName> = z.output<Commands[Name]['args']>;
export type CommandValue<Name extends CommandName> = z.output<Commands[Name]['value']>;
export type CommandOutput<Name extends CommandName> = z.input<Commands[Name]['value']>;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
