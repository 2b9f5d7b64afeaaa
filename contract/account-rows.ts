import { z } from 'zod';
import { ACTION_KINDS } from '#domain/capabilities.ts';
import { FEED_KINDS } from '#domain/network.ts';
import { accountId, workspaceId } from './ids.ts';
import { mailRules } from './mail-rule-rows.ts';
import { money } from './money-rows.ts';
import { failure } from './result.ts';
import { accountHistory, missed } from './history-rows.ts';
import { localText, signInMethod } from './sign-in-rows.ts';

/** Networks and the accounts on them, ready to draw. */

/** Path of a picture that main fetched: `/media/…`; the window itself never contacts a server. */
export const picture = z.string().startsWith('/media/').optional();
const time = z.number();

const unit = z.enum(['grapheme', 'codepoint', 'utf16', 'byte', 'weighted', 'emoji-bytes']);
const textRule = z.object({
  unit,
  max: z.number(),
  also: z.object({ unit, max: z.number() }).optional(),
  linkLength: z.number().optional(),
  bareLinks: z.literal(true).optional(),
  mentionWithoutServer: z.boolean().optional(),
  warningCounts: z.boolean().optional(),
});
export const feed = z.object({ kind: z.enum(FEED_KINDS), param: z.string().optional() });
export const network = z.object({
  id: z.string(),
  name: z.string(),
  glyph: z.string(),
  color: z.string(),
  summary: localText,
  price: localText,
  formatting: localText.optional(),
  stage: z.enum(['stable', 'preview', 'embedded']),
  signIn: z.array(signInMethod).readonly(),
  onlyServer: z.string().optional(),
  feeds: z.array(z.enum(FEED_KINDS)).readonly(),
  /** How its mails are read until the person changes it. */
  mailRules: mailRules.optional(),
});
export type NetworkRow = z.infer<typeof network>;

export const visibility = z.enum(['public', 'unlisted', 'followers', 'direct']);
export type VisibilityName = z.infer<typeof visibility>;

export const capability = z.union([
  z.object({ can: z.literal(true) }),
  z.object({
    can: z.literal(false),
    why: z.enum([
      'network-cannot',
      'server-cannot',
      'needs-scope',
      'needs-approval',
      'costs-money',
      'not-yours',
      'no-right',
      'answered-on-page',
    ]),
  }),
]);
export const composeRules = z.object({
  text: textRule,
  /** Of direct messages, where it is another one. */
  directText: textRule.optional(),
  media: z
    .object({
      maxCount: z.number(),
      mimeTypes: z.array(z.string()).readonly(),
      maxBytes: z.number(),
      maxAltLength: z.number().optional(),
    })
    .optional(),
  visibilities: z.array(visibility).readonly(),
  contentWarning: z.boolean(),
  language: z.boolean(),
  /** A long answer may go out in several parts. */
  parts: z.boolean().optional(),
  /** What can be written that answers nothing. */
  posts: z
    .array(z.enum(['public', 'direct']))
    .readonly()
    .optional(),
});
export type ComposeRules = z.infer<typeof composeRules>;

export const accountRow = z.object({
  id: accountId,
  workspaceId,
  network: z.string(),
  handle: z.string(),
  displayName: z.string(),
  picture,
  serverUrl: z.string(),
  software: z.string().optional(),
  state: z.enum(['ready', 'login-needed', 'paused']),
  failure: failure.optional(),
  /** The way in that was taken last. */
  methodId: z.string().optional(),
  /** When only signing in again helps. */
  endsAt: time.optional(),
  openCount: z.number(),
  connectedAt: time,
  history: accountHistory,
  missed: z.array(missed).readonly(),
  /** Last successful sync of any feed. */
  lastSyncAt: time.optional(),
  nextSyncAt: time.optional(),
  isSyncing: z.boolean(),
  rate: z.object({ limit: z.number(), remaining: z.number(), resetAt: time }).optional(),
  /** Only where the network takes money. */
  money: money.optional(),
  compose: composeRules,
  actions: z.partialRecord(z.enum(ACTION_KINDS), capability),
  feeds: z.array(z.enum(FEED_KINDS)).readonly(),
  /** Absent: those of its network. */
  mailRules: mailRules.optional(),
});
export type AccountRow = z.infer<typeof accountRow>;
