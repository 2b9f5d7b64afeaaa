import { z } from 'zod';
import { MOST_TOUCH_DAYS } from '#domain/keep-in-touch.ts';
import { FIELD_KINDS, MOST_FIELD_LENGTH } from '#domain/person-field.ts';
import { accountId, conversationId, personId, workspaceId } from './ids.ts';
import { ends, stretch } from './stretch.ts';

const count = z.number().int().min(0);
const time = z.number();
const title = z.string().trim().min(1).max(100);
const shortId = z.string().min(1).max(100);
const valueKind = z.enum(FIELD_KINDS);
const picture = z.string().startsWith('/media/').optional();

/** A list of people, with a number of its own in every place where it is shown. */
const peopleListRow = z.object({
  id: z.string(),
  workspaceId,
  name: z.string(),
  /** How many people are on it. */
  count,
});

/** What of a person is the client's own. */
export const personOwn = {
  /** All fields of the client, in the order in which they were made; without a value: empty. */
  fields: z
    .array(z.object({ id: z.string(), name: z.string(), valueKind, value: z.string() }))
    .readonly(),
  /** Lists that they are on, without that of the star. */
  lists: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
  touch: z
    .object({
      days: count,
      /** When it is time again, ms since epoch. */
      dueAt: time,
    })
    .optional(),
};

/** Days of seven, up to today; see domain/sound-weeks.ts. */
export const soundWeekRow = z.object({
  from: time,
  messages: count,
  positive: count,
  negative: count,
});
export type SoundWeekRow = z.infer<typeof soundWeekRow>;

const answererRow = z.object({
  id: accountId,
  network: z.string(),
  handle: z.string(),
  /** Answers that were written in Parley, and in another app. */
  here: count,
  elsewhere: count,
});
export type AnswererRow = z.infer<typeof answererRow>;

const personConversationRow = z.object({
  id: conversationId,
  workspaceId,
  network: z.string(),
  kind: z.enum(['comment', 'mention', 'direct', 'review', 'post']),
  title: z.string(),
  at: time,
  state: z.enum(['open', 'waiting', 'snoozed', 'done']),
  isUnread: z.boolean(),
});
export type PersonConversationRow = z.infer<typeof personConversationRow>;

const touchRow = z.object({
  id: personId,
  workspaceId,
  network: z.string(),
  name: z.string(),
  handle: z.string(),
  picture,
  days: count,
  dueAt: time,
  /** Absent: there was none yet. */
  lastContactAt: time.optional(),
  /** The latest with them, and the account that it came to. */
  conversationId: conversationId.optional(),
  accountId: accountId.optional(),
});
export type TouchRow = z.infer<typeof touchRow>;

const person = { workspaceId, personId };
const nothing = z.object({});

export const personViews = {
  /** Counted from the archive; one row for each account of ours that answered them. */
  personStory: {
    args: z.strictObject(person),
    row: answererRow,
    rest: z.object({
      messages: count,
      positive: count,
      negative: count,
      /** null: nothing of theirs is kept. */
      firstAt: time.nullable(),
      /** The newest contact, whoever wrote. */
      lastContactAt: time.nullable(),
      /** Conversations in which they wait for us, and we for them. */
      waitForUs: count,
      waitForThem: count,
      weeks: z.array(soundWeekRow).readonly(),
    }),
  },
  /** All of them, newest first. */
  personConversations: {
    args: z.strictObject({ ...person, ...stretch }),
    row: personConversationRow,
    rest: z.object({ total: count, ends }),
  },
  /** How somebody wrote in the last weeks. */
  personWeeks: {
    args: z.strictObject(person),
    row: z.object({ id: z.string() }),
    rest: z.object({ weeks: z.array(soundWeekRow).readonly() }),
  },
  peopleLists: {
    args: z.strictObject({ workspaceId: workspaceId.nullable() }),
    row: peopleListRow,
    rest: z.object({
      /** How many people have a star. */
      stars: count,
    }),
  },
  /** With whom one keeps in touch, soonest first; two hundred at most. Whose time has come is up to the clock. */
  keepInTouch: {
    args: z.strictObject({ workspaceId: workspaceId.nullable() }),
    row: touchRow,
    rest: nothing,
  },
};

export const personOwnCommands = {
  /** Refused with what is wrong as its detail, see domain/person-field.ts. Empty: no value. */
  'person.setField': {
    args: z.strictObject({
      ...person,
      fieldId: shortId,
      value: z.string().max(2 * MOST_FIELD_LENGTH),
    }),
    value: nothing,
  },
  'person.setList': {
    args: z.strictObject({ ...person, listId: shortId, isOn: z.boolean() }),
    value: nothing,
  },
  /** null: not any more. */
  'person.keepInTouch': {
    args: z.strictObject({
      ...person,
      days: z.number().int().min(1).max(MOST_TOUCH_DAYS).nullable(),
    }),
    value: nothing,
  },
  /** It is time again, but not now. */
  'person.touchLater': {
    args: z.strictObject({ ...person, days: z.number().int().min(1).max(MOST_TOUCH_DAYS) }),
    value: nothing,
  },
  'person.touchDone': { args: z.strictObject(person), value: nothing },
  /** Worked through in the list of multipliers; null: not yet. */
  'person.mark': {
    args: z.strictObject({ ...person, mark: z.enum(['written', 'not-now']).nullable() }),
    value: nothing,
  },
  /** On this machine: what they write opens nothing and is not told. What is open of theirs is done. */
  'person.setMuted': {
    args: z.strictObject({ ...person, isMuted: z.boolean() }),
    value: nothing,
  },
  /** On the network of this identity, by the outbox; refused where no account can. */
  'person.block': { args: z.strictObject({ ...person, isOn: z.boolean() }), value: nothing },
  /** All that is kept about somebody, as a file for which the system asks where. */
  'person.export': {
    args: z.strictObject({ ...person, locale: z.enum(['en', 'de']) }),
    value: z.object({ isSaved: z.boolean() }),
  },
  /** Makes a list, or gives the one with this id another name. A name that is there gives that list. */
  'list.save': {
    args: z.strictObject({ workspaceId, id: shortId.optional(), name: title }),
    value: z.object({ listId: z.string() }),
  },
  'list.remove': { args: z.strictObject({ workspaceId, listId: shortId }), value: nothing },
  /** As with lists; what a field takes never changes, because people have values of it. */
  'field.save': {
    args: z.strictObject({ workspaceId, id: shortId.optional(), name: title, valueKind }),
    value: z.object({ fieldId: z.string() }),
  },
  'field.remove': { args: z.strictObject({ workspaceId, fieldId: shortId }), value: nothing },
};
