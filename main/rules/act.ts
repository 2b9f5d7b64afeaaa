import type { Account } from '#domain/account.ts';
import { wantAction } from '#domain/action-steps.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { ParleyEvent } from '#domain/events.ts';
import { STAR_LIST } from '#domain/library.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import type { Reply } from '#domain/reply.ts';
import type { MacroAction, Named, Rule } from '#domain/rule.ts';
import {
  isWorthLogging,
  planActions,
  type ActPlace,
  type RulePlan,
  type SkipReason,
} from '#domain/rule/rule-act.ts';
import { planSend, type PlannedSend } from '#domain/rule/rule-send.ts';
import { othersWait } from '#domain/rule/rule-waiting.ts';
import { triageOf } from '#domain/triage.ts';
import { findProfile } from '#main/store/profile.ts';
import { giveStar, hasRoom, isStarred } from '#main/store/star.ts';
import type { Transaction } from '#main/store/store.ts';
import { knownOf, type Locale } from './known-of.ts';
import type { RulePlace } from './rule-set.ts';

type RuleEvent = Extract<ParleyEvent, { kind: 'rule.ran' | 'rule.applied' }>;
/** Who acts: a rule as a message arrives, a rule on what is there already, or a macro. */
export type Actor = Pick<RuleEvent, 'ruleId' | 'ruleName' | 'ruleVersion' | 'kind' | 'runId'> & {
  readonly eventId: string;
  readonly actions: readonly MacroAction[];
  readonly by: ActPlace['by'];
  /** Only a macro sends: what somebody has read, in the language of the window. */
  readonly sending?: { readonly locale: Locale; readonly wasShown: (draft: Reply) => boolean };
  /** Id of a draft that it may make. */
  readonly replyId: Exclude<RuleEvent['replyId'], undefined>;
  readonly now: number;
};
/** What it acts on. */
export type Target = {
  readonly message: Message;
  /** The newest of its conversation, where they are known already. */
  readonly newest?: readonly Message[] | undefined;
  readonly person: Person | null;
  readonly account: Account | null;
};

/** More that wait are as good as these. */
const MOST_WAITING = 50;

/**
 * Does all of it in this transaction, with the event; null when there was nothing to do, and nothing
 * at all when it refuses. What is to be sent stands there as a draft: who calls queues it.
 */
export function act(tx: Transaction, { place, actor, target }: Given): RulePlan | null {
  const { message } = target;
  const before = tx.get('conversations', message.conversationId);
  if (before === null) return null;
  const plan = planActions(before, actor.actions, actPlace(tx, before, { place, actor, target }));
  if (plan.refusal !== null) return plan;
  if (!isWorthLogging(plan)) return null;
  if (plan.after !== before) tx.put('conversations', plan.after);
  const made = carryOut(tx, plan, { place, actor, target, before });
  tx.put('events', {
    id: actor.eventId,
    workspaceId: message.workspaceId,
    at: actor.now,
    kind: actor.kind,
    ruleId: actor.ruleId,
    ruleName: actor.ruleName,
    ruleVersion: actor.ruleVersion,
    runId: actor.runId,
    conversationId: message.conversationId,
    messageId: message.id,
    deeds: plan.deeds,
    before: triageOf(before),
    after: triageOf(plan.after),
    ...made,
  });
  return plan;
}

type Given = { readonly place: RulePlace; readonly actor: Actor; readonly target: Target };
type Known = Given & { readonly before: Conversation };

function carryOut(
  tx: Transaction,
  plan: RulePlan,
  { place, actor, target, before }: Known,
): Pick<RuleEvent, 'personId' | 'replyId'> {
  const { message, person } = target;
  if (plan.hides) tx.put('messages', wantAction(message, 'hide', actor.now));
  const starred = plan.makesVip && person !== null ? giveStar(tx, person) : null;
  const draft =
    plan.draft === null ? null : answerOf(tx, plan.draft, { place, actor, target, before }).draft;
  if (draft !== null) tx.put('replies', draft);
  return {
    ...(starred === null ? {} : { personId: starred.id }),
    ...(draft === null ? {} : { replyId: actor.replyId }),
  };
}

/** A saved reply for the message, filled as well as it can be. */
function answerOf(
  tx: Transaction,
  text: Named,
  { place, actor, target, before }: Known,
): PlannedSend {
  const { message, person, account } = target;
  const { sending } = actor;
  const identities = person === null ? [] : findProfile(tx, person).identities;
  return planSend(place.textOf(text)?.text ?? null, {
    replyId: actor.replyId,
    now: actor.now,
    message,
    conversation: before,
    person,
    account,
    client: place.workspace,
    fields: sending === undefined ? place.fields : knownOf(place, identities, sending.locale),
    replies: tx.find('replies', { where: { conversationId: before.id } }),
  });
}

function sendObstacle(tx: Transaction, text: Named, known: Known): SkipReason | null {
  const { sending } = known.actor;
  const { draft, obstacle } = answerOf(tx, text, known);
  if (obstacle !== null) return obstacle;
  return draft !== null && sending?.wasShown(draft) === true ? null : 'not-shown';
}

function actPlace(
  tx: Transaction,
  conversation: Conversation,
  { place, actor, target }: Given,
): ActPlace {
  const { message, newest, person, account } = target;
  const conversationId = conversation.id;
  return {
    now: actor.now,
    zoneMs: place.zoneMs,
    by: actor.by,
    noteId: actor.eventId,
    labelOf: place.labelOf,
    hasText: (text) => place.textOf(text) !== null,
    isVip: person === null || isStarred(tx, person),
    canStar: () => hasRoom(tx, STAR_LIST),
    hide: hideOf(message, account),
    canReply: account?.capabilities.actions.reply?.can === true,
    hasDraft: () =>
      tx
        .find('replies', { where: { conversationId } })
        .some(({ status }) => status.state === 'draft'),
    sendObstacle: (text) => sendObstacle(tx, text, { place, actor, target, before: conversation }),
    othersWait: () =>
      othersWait(
        conversation,
        newest ??
          tx.find('messages', {
            where: { conversationId },
            sort: [['createdAt', 'desc']],
            limit: MOST_WAITING,
          }),
        {
          message,
          settled: {
            doneAt: () => lastDone(tx, conversation),
            isRuled: ({ id }) => tx.get('events', eventIdFor(actor, message, id)) !== null,
          },
        },
      ),
  };
}

/** The event of the same rule and version for another message. */
function eventIdFor({ eventId }: Actor, { id }: Message, otherId: string): string {
  return eventId.slice(0, eventId.length - id.length) + otherId;
}

export function hideOf(message: Message, account: Account | null): ActPlace['hide'] {
  if (message.mine.hidden === true) return 'already';
  const can = account?.capabilities.actions.hide?.can === true && !message.isDeletedRemotely;
  return can && message.allowed?.includes('hide') !== false ? 'can' : 'cannot';
}

const LOOKED_BACK = 20;
/** What puts a conversation to another state. */
const STATE_KINDS = [
  'conversation.triaged',
  'rule.ran',
  'rule.applied',
] as const satisfies readonly ParleyEvent['kind'][];

function lastDone(tx: Transaction, { id: conversationId }: Conversation): number | null {
  const events = tx.find('events', {
    where: { conversationId, kind: { inList: STATE_KINDS } },
    sort: [['at', 'desc']],
    limit: LOOKED_BACK,
  });
  const done = events.find(
    (event) =>
      ('deeds' in event || event.kind === 'conversation.triaged') &&
      event.undoneAt === undefined &&
      event.after.state === 'done',
  );
  return done?.at ?? null;
}

/** A rule on a message: what it did once it does not do again. */
export function ruleActor(
  rule: Rule,
  how: Pick<Actor, 'kind' | 'runId' | 'replyId' | 'now' | 'eventId'>,
): Actor {
  return {
    ...how,
    ruleId: rule.id,
    ruleName: rule.name,
    ruleVersion: rule.version,
    actions: rule.actions,
    by: 'rule',
  };
}
