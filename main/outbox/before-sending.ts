import type { Account } from '#domain/account.ts';
import type { Failure, FailureCode } from '#domain/failure.ts';
import type { Message } from '#domain/message.ts';
import { isAnswer } from '#domain/arrival.ts';
import { remoteIdOf } from '#domain/own-answer.ts';
import type { Reply, ReplyStatus } from '#domain/reply.ts';
import { askPerson, noteParentChecked, postponeReply } from '#domain/reply-steps.ts';
import { needsParentCheck, questionBefore } from '#domain/send-question.ts';
import { storeChanges } from '#main/arrivals/store-changes.ts';
import { ConnectorError, type NetworkClient, type RemoteChange } from '#main/networks/connector.ts';
import type { Transaction } from '#main/store/store.ts';
import type { OutboxPorts } from './outbox.ts';
import { recordStep, restAccount } from './record.ts';

const DEADLINE_MS = 30_000;
/** A failed look at the conversation says that sending would fail too. */
const IN_THE_WAY: ReadonlySet<FailureCode> = new Set([
  'offline',
  'unreachable',
  'unknown-host',
  'tls',
  'timeout',
  'server-error',
  'rate-limited',
  'login-needed',
  'secrets-unavailable',
]);

export type Due = {
  readonly reply: Reply;
  readonly account: Account;
  readonly closing: AbortSignal;
};

/**
 * Fetches anew what a reply answers, when the reply has waited for long. null when it may not go on
 * now: it is written down why. Nothing leaves here; a crash only means to look again.
 */
export async function refreshParent(due: Due, ports: OutboxPorts): Promise<Reply | null> {
  const { reply } = due;
  const remoteId = reply.inReplyTo?.remoteId;
  if (remoteId === undefined || !needsParentCheck(reply, ports.clock.now())) return reply;
  const looked = await lookAtParent(remoteId, due, ports);
  if ('failure' in looked) {
    await recordStep(reply, ports, (current, transaction) => {
      restAccount(current, looked.failure, transaction);
      const at = { now: ports.clock.now(), fraction: ports.random.fraction() };
      return postponeReply(current.status, looked.failure, at);
    });
    return null;
  }
  return await recordStep(reply, ports, (current, transaction) => {
    const account = transaction.get('accounts', due.account.id);
    if (account === null) return null;
    const { changes, askedAt } = looked;
    const into = current.conversationId;
    storeChanges(transaction, { account, feed: null, into, changes, askedAt }, ports);
    return noteParentChecked(current.status, ports.clock.now());
  });
}

type Looked =
  | { readonly changes: readonly RemoteChange[]; readonly askedAt: number }
  | { readonly failure: Failure };

async function lookAtParent(
  remoteId: string,
  { account, closing }: Due,
  ports: OutboxPorts,
): Promise<Looked> {
  const askedAt = ports.clock.now();
  const deadline = new AbortController();
  const stopTimer = ports.clock.after(DEADLINE_MS, () => deadline.abort());
  try {
    const client = await ports.clientFor(account);
    const signal = AbortSignal.any([deadline.signal, closing]);
    const thread = await threadOf(client, remoteId, signal);
    return { changes: thread, askedAt };
  } catch (error) {
    if (!(error instanceof ConnectorError)) return { failure: { code: 'timeout' } };
    const { failure } = error;
    if (IN_THE_WAY.has(failure.code)) return { failure };
    // It is gone, or this network cannot show it: then what is known has to do.
    const isGone = failure.code === 'gone';
    return { changes: isGone ? [{ kind: 'deleted', remoteId }] : [], askedAt };
  } finally {
    stopTimer();
  }
}

async function threadOf(
  client: NetworkClient,
  remoteId: string,
  signal: AbortSignal,
): Promise<readonly RemoteChange[]> {
  const thread = await client.thread?.(remoteId, signal);
  return (thread?.messages ?? []).map((message) => ({ kind: 'message', message }));
}

/** Inside the write that would begin the attempt: the reply asks first, or null when it may go. */
export function askFirst(reply: Reply, transaction: Transaction, now: number): ReplyStatus | null {
  const { inReplyTo } = reply;
  const parent = inReplyTo === undefined ? null : transaction.get('messages', inReplyTo.messageId);
  const answersElsewhere = inReplyTo === undefined ? [] : ownAnswersElsewhere(reply, transaction);
  const question = questionBefore(reply, { parent, answersElsewhere }, now);
  return question === null ? null : askPerson(reply.status, question);
}

/** Own answers of the conversation that no reply of Parley claims. */
function ownAnswersElsewhere(reply: Reply, transaction: Transaction): readonly Message[] {
  const { conversationId } = reply;
  const claimed = new Set(
    transaction.find('replies', { where: { conversationId } }).map((one) => remoteIdOf(one)),
  );
  return transaction
    .find('messages', {
      where: { conversationId },
      sort: [['createdAt', 'desc']],
      limit: ANSWERS_LOOKED_AT,
    })
    .filter((message) => isAnswer(message) && !claimed.has(message.remoteId));
}

const ANSWERS_LOOKED_AT = 50;
