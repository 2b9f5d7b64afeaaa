import { z } from 'zod';
import { MOST_QUERY_LENGTH, QUERY_PROBLEMS } from '#domain/monitor/query.ts';
import { conversationId, messageId, personId, workspaceId } from './ids.ts';
import { messageRow } from './rows.ts';
import { ends, stretch } from './stretch.ts';

const nothing = z.object({});
export const monitorId = z.string().max(100);
const scope = workspaceId.nullable();
const time = z.number();
const count = z.number().int().min(0);
const words = z.string().max(MOST_QUERY_LENGTH + 1);

/** How far back the charts of monitors look, in days. */
export const MONITOR_DAYS = 30;

const queryProblem = z.object({ kind: z.enum(QUERY_PROBLEMS), text: z.string(), at: z.number() });

const rise = z.object({ since: time, count, usual: z.number() });

/** What somebody said is noise, as the window shows it. */
const noiseRuleRow = z.object({
  id: z.string(),
  kind: z.enum(['author', 'site', 'word', 'message']),
  label: z.string(),
});

export const monitorRow = z.object({
  id: z.string(),
  workspaceId,
  name: z.string(),
  words: z.string(),
  isCompetitor: z.boolean(),
  isSearched: z.boolean(),
  tellsRise: z.boolean(),
  tellsNegativeFrom: z.number().optional(),
  rules: z.array(noiseRuleRow).readonly(),
  /** Mentions of each of the last days, today last. */
  days: z.array(count).readonly(),
  /** Much more than usual, and how much of it is negative. */
  rise: rise.extend({ negative: count }).nullable(),
  /** The archive is being looked through. */
  isLooking: z.boolean(),
  /** There are more in the archive than are shown. */
  isCut: z.boolean(),
});
export type MonitorRow = z.infer<typeof monitorRow>;

const span = z.object({ start: z.number(), end: z.number() });
export const hitReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), text: z.string(), isPrefix: z.boolean() }),
  z.object({ kind: z.literal('near'), texts: z.array(z.string()).readonly(), distance: count }),
]);
export type HitReasonRow = z.infer<typeof hitReason>;

export const whyFound = {
  reasons: z.array(hitReason).readonly(),
  /** What matched in its text. */
  marks: z.array(span).readonly(),
  /** What matched beside its text: in a picture's description, a quotation, the card of a link. */
  beside: z
    .array(z.object({ part: z.enum(['warning', 'alt', 'quote', 'card']), text: z.string() }))
    .readonly(),
};

/** A mention, and why it is one. */
export const hitRow = messageRow.extend({
  ...whyFound,
  reach: z.number().optional(),
  site: z.string().optional(),
});
export type HitRow = z.infer<typeof hitRow>;

const network = z.string().max(50);

export const monitorViews = {
  monitors: { args: z.strictObject({ workspaceId: scope }), row: monitorRow, rest: z.object({}) },
  /** The mentions of one monitor, newest first. */
  monitorHits: {
    args: z.strictObject({ workspaceId, monitorId, ...stretch }),
    row: hitRow,
    rest: z.object({ ends }),
  },
  monitorDays: {
    args: z.strictObject({ workspaceId, monitorId }),
    row: z.object({ id: z.string() }),
    rest: z.object({
      days: z
        .array(z.object({ day: z.number().int(), mentions: count, negative: count }))
        .readonly(),
    }),
  },
  /** What words would find, while they are typed. */
  monitorTrial: {
    args: z.strictObject({ workspaceId, words }),
    row: hitRow,
    rest: z.object({
      problem: queryProblem.nullable(),
      /** Mentions among the messages that were looked at. */
      found: count,
      /** There are more. */
      isMore: z.boolean(),
      /** Nearly everything of late would be a mention. */
      findsMost: z.boolean(),
    }),
  },
  /** Who is spoken of how much, and where: all monitors of a client, or of all clients. */
  monitorShare: {
    args: z.strictObject({ workspaceId: scope }),
    row: z.object({
      id: z.string(),
      name: z.string(),
      isCompetitor: z.boolean(),
      total: count,
      negative: count,
      networks: z.array(z.object({ network, mentions: count })).readonly(),
    }),
    rest: z.object({}),
  },
  /** A rise, looked at closely; null when there is none (any more). */
  crisis: {
    args: z.strictObject({ workspaceId, monitorId }),
    row: z.object({ id: z.string() }),
    rest: z.object({
      crisis: z
        .object({
          rise,
          negative: count,
          people: count,
          reach: z.number(),
          answered: count,
          /** Words that are used more than before. */
          words: z.array(z.object({ word: z.string(), count })).readonly(),
          networks: z.array(z.object({ network, mentions: count })).readonly(),
          hours: z.array(z.object({ at: time, mentions: count, negative: count })).readonly(),
          authors: z
            .array(
              z.object({
                personId,
                name: z.string(),
                networks: z.array(network).readonly(),
                mentions: count,
                negative: count,
                reach: z.number().optional(),
              }),
            )
            .readonly(),
          /** Negative and not answered, by the largest reach. */
          waiting: z
            .array(
              z.object({
                messageId,
                conversationId,
                authorName: z.string(),
                network,
                text: z.string(),
                at: time,
                reach: z.number().optional(),
                isInInbox: z.boolean(),
              }),
            )
            .readonly(),
        })
        .nullable(),
    }),
  },
} as const;

const name = z.string().trim().min(1).max(100);

/** Each can be taken back by `undo.last`. */
export const monitorCommands = {
  /** Without `monitorId` a new one. Words that cannot be understood are refused. */
  'monitor.save': {
    args: z.strictObject({
      workspaceId,
      monitorId: monitorId.optional(),
      name,
      words,
      isCompetitor: z.boolean(),
      isSearched: z.boolean(),
      tellsRise: z.boolean(),
      tellsNegativeFrom: z.number().int().min(0).max(1_000_000_000).optional(),
    }),
    value: z.object({ monitorId: z.string() }),
  },
  'monitor.remove': { args: z.strictObject({ workspaceId, monitorId }), value: nothing },
  /** A mention is noise: this one, everything of its author or its site, or everything with a word. */
  'monitor.addRule': {
    args: z.strictObject({
      workspaceId,
      monitorId,
      messageId,
      noise: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.enum(['message', 'author', 'site']) }),
        z.strictObject({ kind: z.literal('word'), word: z.string().trim().min(1).max(100) }),
      ]),
    }),
    value: nothing,
  },
  'monitor.removeRule': {
    args: z.strictObject({ workspaceId, monitorId, ruleId: z.string().max(100) }),
    value: nothing,
  },
} as const;
