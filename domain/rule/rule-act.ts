import { DAY_MS } from '#domain/civil-day.ts';
import type { Conversation } from '#domain/conversation.ts';
import { localDay } from '#domain/figures.ts';
import { readLater } from '#domain/later-words.ts';
import type { ZoneMs } from '#domain/open-time.ts';
import type { ActionKind, ActionOf, MacroAction, Named } from '#domain/rule.ts';
import { addNote, setLabel, setState, snooze } from '#domain/triage.ts';

/** Why an action was left out; the log says it. */
export const SKIP_REASONS = [
  /** It was so. */
  'already',
  'label-gone',
  'text-gone',
  'time-over',
  /** Somebody else in the conversation waits for an answer. */
  'others-wait',
  /** The person wants to see it at its time only. */
  'asleep',
  'has-draft',
  'cannot-hide',
  'cannot-reply',
  /** A place of the saved reply that nothing is known for. */
  'place-empty',
  'too-long',
  /** Another answer to this conversation has not left yet. */
  'reply-waits',
  /** Nobody has read what would be sent, or it would be another text by now. */
  'not-shown',
  /** A list takes no more. */
  'list-full',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
export type RuleDeed = { readonly action: MacroAction; readonly skipped?: SkipReason | undefined };

/** What has to be known to decide; what costs a look is asked when it matters. */
export type ActPlace = {
  readonly now: number;
  readonly zoneMs: ZoneMs;
  /** `rule`: nobody looks, so it never covers what waits. */
  readonly by: 'rule' | 'person';
  /** Ids of notes begin so. */
  readonly noteId: string;
  /** The label that is meant, as it is now; null: it is gone. */
  readonly labelOf: (label: Named) => string | null;
  readonly hasText: (text: Named) => boolean;
  readonly isVip: boolean;
  readonly canStar: () => boolean;
  readonly hide: 'can' | 'cannot' | 'already';
  readonly canReply: boolean;
  readonly hasDraft: () => boolean;
  /** Why a saved reply cannot be sent as it is; null: it can. */
  readonly sendObstacle: (text: Named) => SkipReason | null;
  readonly othersWait: () => boolean;
};
export type RulePlan = {
  readonly deeds: readonly RuleDeed[];
  readonly after: Conversation;
  /** The saved reply that becomes a draft, or is sent. */
  readonly draft: Named | null;
  readonly sends: boolean;
  /** It was to be answered and cannot be: then nothing at all is done. */
  readonly refusal: SkipReason | null;
  readonly makesVip: boolean;
  readonly hides: boolean;
  readonly notifies: boolean;
};

const NOTHING = {
  draft: null,
  sends: false,
  refusal: null,
  makesVip: false,
  hides: false,
  notifies: false,
} as const;

/** What actions do to a conversation: decided here, carried out elsewhere. */
export function planActions(
  before: Conversation,
  actions: readonly MacroAction[],
  place: ActPlace,
): RulePlan {
  let after = before;
  const deeds = actions.map((action, index): RuleDeed => {
    const step = stepOf(after, action, { place, index });
    if (typeof step === 'string') return { action, skipped: step };
    after = step;
    return { action };
  });
  const refusal =
    deeds.find(({ action, skipped }) => action.kind === 'send' && skipped !== undefined)?.skipped ??
    null;
  if (refusal !== null) return { ...NOTHING, deeds, after: before, refusal };
  const done = deeds.flatMap(({ action, skipped }) => (skipped === undefined ? [action] : []));
  const answer = done.find((action) => action.kind === 'draft' || action.kind === 'send');
  return {
    deeds,
    after,
    ...NOTHING,
    draft: answer?.text ?? null,
    sends: answer?.kind === 'send',
    makesVip: done.some(({ kind }) => kind === 'vip'),
    hides: done.some(({ kind }) => kind === 'hide'),
    notifies: done.some(({ kind }) => kind === 'notify'),
  };
}

/** There is something to tell of it: not everything was so before. */
export function isWorthLogging({ deeds }: Pick<RulePlan, 'deeds'>): boolean {
  return deeds.some(({ skipped }) => skipped !== 'already');
}

type Given = { readonly place: ActPlace; readonly index: number };

/** The conversation after one action (the same when it is about something else), or why not. */
type Step = Conversation | SkipReason;
type Steps = {
  readonly [Kind in ActionKind]: (now: Conversation, action: ActionOf<Kind>, given: Given) => Step;
};
const STEPS: Steps = {
  label: (now, { label }, { place }) => {
    const labelId = place.labelOf(label);
    if (labelId === null) return 'label-gone';
    const next = setLabel(now, labelId, 'add');
    return next === now ? 'already' : next;
  },
  state: (now, { state }, { place }) =>
    now.state === state ? 'already' : (obstacle(now, place) ?? setState(now, state)),
  snooze: (now, { words }, { place }) => {
    const at = momentOf(words, place);
    if (at === null) return 'time-over';
    return obstacle(now, place) ?? snooze(now, { until: 'either', at });
  },
  note: (now, { text }, { place, index }) =>
    addKeepingDraft(now, { id: `${place.noteId}/${index}`, text, createdAt: place.now }),
  draft: (now, { text }, { place }) => {
    if (!place.hasText(text)) return 'text-gone';
    if (!place.canReply) return 'cannot-reply';
    return place.hasDraft() ? 'has-draft' : now;
  },
  notify: (now) => now,
  hide: (now, _action, { place: { hide } }) => {
    if (hide === 'already') return 'already';
    return hide === 'cannot' ? 'cannot-hide' : now;
  },
  vip: (now, _action, { place }) => {
    if (place.isVip) return 'already';
    return place.canStar() ? now : 'list-full';
  },
  send: (now, { text }, { place }) => place.sendObstacle(text) ?? now,
};

function stepOf<Kind extends ActionKind>(
  now: Conversation,
  action: ActionOf<Kind>,
  given: Given,
): Step {
  return STEPS[action.kind](now, action, given);
}

/** Nobody looks when a rule acts: what others wait for stays in sight, and sleep is kept. */
function obstacle(
  { state, sleepsThrough }: Conversation,
  { by, othersWait }: ActPlace,
): SkipReason | null {
  if (by === 'person') return null;
  if (state === 'snoozed' && sleepsThrough === true) return 'asleep';
  return othersWait() ? 'others-wait' : null;
}

/** A note that the person is writing is not this one. */
function addKeepingDraft(now: Conversation, note: Parameters<typeof addNote>[1]): Conversation {
  const { noteDraft } = now;
  return { ...addNote(now, note), ...(noteDraft === undefined ? {} : { noteDraft }) };
}

const MINUTE_MS = 60_000;

/** What words mean now; null: it is over. ms since epoch. */
function momentOf(words: string, { now, zoneMs }: ActPlace): number | null {
  const day = localDay(now, zoneMs);
  const minute = Math.floor((now + zoneMs(now) - day * DAY_MS) / MINUTE_MS);
  const later = readLater(words, { day, minute });
  if (later.kind === 'in') return now + later.ms;
  if (later.kind !== 'on') return null;
  const local = later.day * DAY_MS + later.minute * MINUTE_MS;
  // The offset of that very moment: two looks settle also on the day of the change.
  const at = local - zoneMs(local - zoneMs(local));
  return at > now ? at : null;
}
