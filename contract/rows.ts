import { ruleEntry } from './rule-shapes.ts';
import { z } from 'zod';
import { ACTION_KINDS } from '#domain/capabilities.ts';
import { personIdentityRow } from './identity-rows.ts';
import { accountId, conversationId, messageId, personId, workspaceId } from './ids.ts';
import { answered, cardRow, earlierVersion, mediaRow, pollRow, quoteRow } from './message-rows.ts';
import { addressee, businessHours, look, sendQuestion } from './reply-rows.ts';
import { answerGoal, holidays } from './goal-rows.ts';
import { personOwn } from './person-rows.ts';
import { failure } from './result.ts';
import { riskRow } from './risk-rows.ts';
import { sentiment, toneRow } from './tone-rows.ts';
import { picture, visibility, capability } from './account-rows.ts';

/** What a screen shows, ready to draw. Every row has an `id` that stays the same while it is shown. */

const time = z.number();

const minute = z.number().int().min(0).max(1439);
/** From one minute of the day to another; may span midnight. */
export const quietHours = z.object({ fromMinute: minute, toMinute: minute });

export const workspaceRow = z.object({
  id: workspaceId,
  name: z.string(),
  initials: z.string(),
  color: z.string(),
  isSample: z.boolean(),
  /** No picture leaves without a description; absent: the person is only reminded. */
  altText: z.literal('require').optional(),
  openCount: z.number(),
  accountCount: z.number(),
  /** Absent: the usual ones. */
  hours: businessHours.optional(),
  quiet: quietHours.optional(),
  /** Only people with a star are told of; absent: everybody. */
  noticesFrom: z.literal('starred').optional(),
  holidays: holidays.optional(),
  goals: z.array(answerGoal).readonly().optional(),
});
export type WorkspaceRow = z.infer<typeof workspaceRow>;

export const labelChip = z.object({ id: z.string(), name: z.string(), color: z.string() });
export const messageKind = z.enum(['comment', 'mention', 'direct', 'review', 'post']);
export const conversationState = z.enum(['open', 'waiting', 'snoozed', 'done']);

export const inboxRow = z.object({
  id: conversationId,
  workspaceId,
  accountId,
  network: z.string(),
  kind: messageKind,
  personId,
  personName: z.string(),
  personHandle: z.string(),
  picture,
  reach: z.number().optional(),
  subject: z.string().optional(),
  preview: z.object({ direction: z.enum(['in', 'out']), text: z.string(), at: time }),
  state: conversationState,
  snoozedUntil: time.optional(),
  labels: z.array(labelChip).readonly(),
  unreadCount: z.number(),
  isMuted: z.boolean(),
  /** Its person is: nothing of theirs opens it. */
  isPersonMuted: z.boolean().optional(),
  dueAt: time.optional(),
  sentiment: sentiment.optional(),
  /** A reply of ours that is on its way or needs the person. */
  reply: z.enum(['draft', 'queued', 'asks', 'sending', 'unclear', 'failed']).optional(),
  /** The newest answer was written in another app. */
  isAnsweredElsewhere: z.boolean().optional(),
  /** In a search: the message that was found, and what of it besides its text says the words. */
  found: z.object({ messageId, by: z.string().optional() }).optional(),
  /** Where the list is sorted by it. */
  risk: riskRow.optional(),
});
export type InboxRow = z.infer<typeof inboxRow>;

export const span = z.object({
  kind: z.enum(['link', 'mention', 'tag']),
  start: z.number(),
  end: z.number(),
  url: z.string(),
});
export const messageRow = z.object({
  id: z.string(),
  entry: z.literal('message'),
  messageId,
  workspaceId,
  accountId,
  conversationId,
  network: z.string(),
  kind: messageKind,
  direction: z.enum(['in', 'out']),
  personId,
  authorName: z.string(),
  authorHandle: z.string(),
  picture,
  text: z.string(),
  spans: z.array(span).readonly(),
  contentWarning: z.string().optional(),
  visibility: visibility.optional(),
  language: z.string().optional(),
  media: z.array(mediaRow).readonly(),
  poll: pollRow.optional(),
  quote: quoteRow.optional(),
  card: cardRow.optional(),
  /** How it read before it was edited, oldest first. */
  history: z.array(earlierVersion).readonly().optional(),
  /** In a conversation: what it answers, unless that is the post everything hangs on. */
  answers: answered.optional(),
  counts: z.object({
    replies: z.number().optional(),
    boosts: z.number().optional(),
    likes: z.number().optional(),
  }),
  isLiked: z.boolean(),
  isBoosted: z.boolean(),
  isHidden: z.boolean(),
  moderation: z.enum(['approved', 'held', 'spam', 'trashed']).optional(),
  url: z.string().optional(),
  createdAt: time,
  editedAt: time.optional(),
  isDeleted: z.boolean(),
  isUnread: z.boolean(),
  sentiment: sentiment.optional(),
  tone: toneRow.optional(),
  /** It stands in the inbox. */
  isInInbox: z.boolean(),
  /** What can be done now, and why not. */
  actions: z.partialRecord(z.enum(ACTION_KINDS), capability),
});
export type MessageRow = z.infer<typeof messageRow>;

export const replyMedia = z.object({
  mediaId: z.string().regex(/^[0-9a-f]{64}$/u),
  name: z.string().max(255),
  mimeType: z.string().max(100),
  byteLength: z.number().int().nonnegative(),
  alt: z.string().max(10_000),
});
export const replyContent = z.object({
  kind: z.enum(['public', 'direct']),
  text: z.string().max(100_000),
  media: z.array(replyMedia).max(20).readonly(),
  visibility: visibility.optional(),
  contentWarning: z.string().max(1000).optional(),
  language: z.string().max(20).optional(),
});
export type ReplyContentRow = z.infer<typeof replyContent>;

export const replyRow = z.object({
  id: z.string(),
  entry: z.literal('reply'),
  replyId: z.string(),
  workspaceId,
  accountId,
  accountHandle: z.string(),
  conversationId,
  network: z.string(),
  /** Who is answered; of a new post nobody. */
  personName: z.string(),
  /** It answers nothing; `to`: a first direct message to somebody. */
  isNew: z.boolean().optional(),
  to: addressee.optional(),
  content: replyContent,
  state: z.enum(['draft', 'queued', 'sending', 'unclear', 'sent', 'failed', 'canceled']),
  /** queued: not before; unclear: next check. */
  dueAt: time.optional(),
  needsPerson: z.boolean(),
  /** An earlier try may have reached the network: while it is queued, it cannot be edited or discarded. */
  mayHaveArrived: z.boolean(),
  /** Queued, and the person has to say "send anyway" first. */
  question: sendQuestion.optional(),
  /** Another reply of its conversation comes first, and is not over. */
  waitsBehind: z.boolean().optional(),
  /** Of an unclear reply: when it was looked for, and what was found. */
  looks: z.array(look).readonly().optional(),
  failure: failure.optional(),
  url: z.string().optional(),
  widenedTo: visibility.optional(),
  createdAt: time,
  updatedAt: time,
});
export type ReplyRow = z.infer<typeof replyRow>;

export type AddresseeRow = z.infer<typeof addressee>;

export const noteRow = z.object({
  id: z.string(),
  entry: z.literal('note'),
  text: z.string(),
  createdAt: time,
});
export type NoteRow = z.infer<typeof noteRow>;

export const conversationEntry = z.discriminatedUnion('entry', [
  messageRow,
  replyRow,
  noteRow,
  ruleEntry,
]);
export type ConversationEntry = z.infer<typeof conversationEntry>;

/** A person over all identities: named by the lead, which `id` is and edits go to. */
export const personRow = z.object({
  id: personId,
  workspaceId,
  network: z.string(),
  name: z.string(),
  handle: z.string(),
  picture,
  url: z.string().optional(),
  bio: z.string().optional(),
  /** Added up over the identities, as are posts. */
  reach: z.number().optional(),
  postCount: z.number().optional(),
  conversationCount: z.number(),
  firstSeenAt: time,
  isVip: z.boolean(),
  /** On this machine: what they write opens nothing and is not told. */
  isMuted: z.boolean(),
  /** What was typed at the lead; notes of the others stand at their identity. */
  note: z.string().optional(),
  labels: z.array(labelChip).readonly(),
  /** The lead comes first. */
  identities: z.array(personIdentityRow).readonly(),
  ...personOwn,
  /** Newest first, without the one that is open. */
  earlier: z
    .array(z.object({ id: conversationId, title: z.string(), at: time, state: conversationState }))
    .readonly(),
});
export type PersonRow = z.infer<typeof personRow>;

export const labelRow = labelChip.extend({ workspaceId });
export type LabelRow = z.infer<typeof labelRow>;
