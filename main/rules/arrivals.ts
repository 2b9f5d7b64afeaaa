import type { Account } from '#domain/account.ts';
import {
  toId,
  type AccountId,
  type ConversationId,
  type MessageId,
  type ReplyId,
  type WorkspaceId,
} from '#domain/ids.ts';
import { sharedId } from '#domain/library.ts';
import { isSame } from '#domain/merge.ts';
import type { Message } from '#domain/message.ts';
import type { Monitored } from '#domain/monitor/monitored.ts';
import { ruleEventId, type Rule } from '#domain/rule.ts';
import { factsOf } from '#domain/rule/rule-match.ts';
import { rulesFor, type CompiledRule } from '#domain/rule/rule-order.ts';
import type { Workspace } from '#domain/workspace.ts';
import type { Ports } from '#main/ports.ts';
import type { Store, StoreChange, Transaction } from '#main/store/store.ts';
import { act, ruleActor } from './act.ts';
import { authorOf } from './author.ts';
import { compileRules, readRulePlace, type RulePlace } from './rule-set.ts';

/** The rules of one client that are on. */
export type ReadyRules = {
  readonly place: RulePlace;
  readonly rules: readonly CompiledRule[];
};
/** A rule that wants the person to hear of a message. */
export type RuleNotice = { readonly rule: Rule; readonly message: Message };
type Heard = {
  readonly messages: readonly Message[];
  /** The newest messages of each of their conversations. */
  readonly newest: ReadonlyMap<ConversationId, readonly Message[]>;
  readonly words: ReadonlyMap<MessageId, Monitored>;
};
export type ArrivalRules = {
  /** null: there is nothing to do. */
  of(workspaceId: WorkspaceId): Promise<ReadyRules | null>;
  /** Nobody has changed them since they were given. */
  isCurrent(workspaceId: WorkspaceId, ready: ReadyRules | null): boolean;
  /** On messages that were just heard, oldest first, in the transaction that writes it down. */
  run(tx: Transaction, ready: ReadyRules, heard: Heard): readonly RuleNotice[];
  close(): void;
};
export type ArrivalPorts = Pick<Ports, 'clock' | 'random'> & { readonly store: Store };

/**
 * Rules act in the very transaction in which a message is first heard: a crash leaves both or
 * neither, and nothing is ever heard twice for the first time.
 */
export function createArrivalRules({ store, clock, random }: ArrivalPorts): ArrivalRules {
  const known = new Map<WorkspaceId, ReadyRules | null>();
  let changes = 0;
  const stop = store.onChange((change) => {
    if (!concernsRules(change)) return;
    changes += 1;
    if (change.workspaceIds.has(sharedId)) known.clear();
    for (const id of change.workspaceIds) known.delete(id);
  });
  return {
    async of(workspaceId) {
      const before = known.get(workspaceId);
      if (before !== undefined) return before;
      const since = changes;
      const ready = await readReady(store, workspaceId);
      if (since === changes) known.set(workspaceId, ready);
      return ready;
    },
    isCurrent: (workspaceId, ready) => known.get(workspaceId) === ready,
    run: (tx, ready, heard) =>
      runRules(tx, ready, {
        ...heard,
        now: clock.now(),
        newReplyId: () => toId<ReplyId>(random.uuid()),
      }),
    close: stop,
  };
}

async function readReady(store: Store, workspaceId: WorkspaceId): Promise<ReadyRules | null> {
  const place = await readRulePlace(store, workspaceId);
  const rules = place?.rules.filter(({ isOn }) => isOn) ?? [];
  return place === null || rules.length === 0 ? null : { place, rules: compileRules(rules, place) };
}

const KINDS = ['rule', 'label', 'saved-reply', 'field'] as const;

const seen = (workspace: Workspace | null) =>
  workspace && [workspace.name, workspace.hours, workspace.holidays];

function concernsRules(change: StoreChange): boolean {
  if (change.collection === 'library') return KINDS.some((kind) => change.touches('kind', kind));
  if (change.collection !== 'workspaces') return false;
  return change.documents.some(({ before, after }) => !isSame(seen(before), seen(after)));
}

type Arrived = Heard & {
  readonly now: number;
  readonly newReplyId: () => ReplyId;
};

function runRules(
  tx: Transaction,
  { place, rules }: ReadyRules,
  { messages, newest, words, now, newReplyId }: Arrived,
): readonly RuleNotice[] {
  const accounts = new Map<AccountId, Account | null>();
  const accountOf = (id: AccountId): Account | null => {
    const account = accounts.has(id) ? (accounts.get(id) ?? null) : tx.get('accounts', id);
    accounts.set(id, account);
    return account;
  };
  const notices: RuleNotice[] = [];
  for (const message of messages) {
    const account = accountOf(message.accountId);
    const facts = factsOf(message, {
      words: words.get(message.id),
      person: () => authorOf(tx, message),
      labelIds: () => tx.get('conversations', message.conversationId)?.labelIds ?? [],
    });
    for (const rule of rulesFor(rules, facts, account)) {
      const eventId = ruleEventId(rule, message.id);
      if (tx.get('events', eventId) !== null) continue;
      const plan = act(tx, {
        place,
        actor: ruleActor(rule, {
          kind: 'rule.ran',
          runId: eventId,
          eventId,
          now,
          replyId: newReplyId(),
        }),
        target: {
          message: tx.get('messages', message.id) ?? message,
          newest: newest.get(message.conversationId),
          person: tx.get('people', message.authorId),
          account,
        },
      });
      if (plan?.notifies === true) notices.push({ rule, message });
    }
  }
  return notices;
}
