import { arrive } from '#domain/arrival.ts';
import type { Failure } from '#domain/failure.ts';
import type { ReplyId, WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { begunBy, isNewPost } from '#domain/new-post.ts';
import type { Addressee, Reply, ReplyStatus } from '#domain/reply.ts';
import { isEchoOf, remoteIdOf } from '#domain/own-answer.ts';
import { linkEcho, recoverFromBackup, recoverReply } from '#domain/reply-steps.ts';
import type { SentReply } from '#main/networks/connector.ts';
import type { Transaction } from '#main/store/store.ts';
import { createDoubts, type Doubts } from './doubts.ts';
import type { OutboxPorts } from './outbox.ts';

type Ref = { readonly id: ReplyId; readonly workspaceId: WorkspaceId };
type RecordPorts = Pick<OutboxPorts, 'store' | 'clock' | 'random'>;

/**
 * One step of a reply, decided inside the transaction that writes it. null when the step is not
 * allowed any more (the person was quicker) or the reply is gone; then nothing is written.
 */
export async function recordStep(
  ref: Ref,
  ports: RecordPorts,
  step: (reply: Reply, transaction: Transaction) => ReplyStatus | null,
): Promise<Reply | null> {
  return await ports.store.forWorkspace(ref.workspaceId).change(
    (transaction) => {
      const reply = transaction.get('replies', ref.id);
      const status = reply === null ? null : step(reply, transaction);
      if (reply === null || status === null) return null;
      const next: Reply = { ...reply, status, updatedAt: ports.clock.now() };
      transaction.put('replies', next);
      return next;
    },
    { safety: 'durable' },
  );
}

/**
 * At start: whatever was "sending" when the app ended is unclear now; after a backup took the place of
 * the data, so is everything that waits.
 */
export async function recoverInterrupted(
  ports: RecordPorts & Pick<OutboxPorts, 'isFromBackup'>,
): Promise<Doubts> {
  const recover = ports.isFromBackup ? recoverFromBackup : recoverReply;
  const doubts = createDoubts(ports.clock);
  const doubtful = await ports.store.acrossWorkspaces.find('replies', {
    where: { 'status.state': { inList: ['queued', 'sending', 'unclear'] } },
  });
  for (const reply of doubtful) {
    const step = ({ status }: Reply): ReplyStatus | null => recover(status, ports.clock.now());
    doubts.note((await recordStep(reply, ports, step)) ?? reply);
  }
  return doubts;
}

/** What the connector wants to remember between attempts, for example uploaded files. */
export async function saveResume(ref: Ref, resume: unknown, ports: RecordPorts): Promise<void> {
  await recordStep(ref, ports, ({ status }) =>
    status.state === 'sending' ? { ...status, progress: { ...status.progress, resume } } : null,
  );
}

/**
 * The own message stands in the conversation in the same write that makes the reply "sent", under
 * the key that sync will use: its echo changes nothing.
 */
export function keepSentMessage(
  { reply, sent }: { readonly reply: Reply; readonly sent: SentReply },
  transaction: Transaction,
  { clock, random }: Pick<OutboxPorts, 'clock' | 'random'>,
): void {
  const now = clock.now();
  const arrival = arrive(
    sent.message,
    {
      workspaceId: reply.workspaceId,
      accountId: reply.accountId,
      network: reply.network,
      feed: null,
      askedAt: now,
      now,
      historyBefore: Number.NEGATIVE_INFINITY,
      ...(isNewPost(reply) ? {} : { into: reply.conversationId }),
    },
    {
      message: (id) => transaction.get('messages', id),
      conversation: (id) => transaction.get('conversations', id),
      person: (id) => transaction.get('people', id),
    },
  );
  if (arrival.message) transaction.put('messages', arrival.message);
  if (arrival.person) transaction.put('people', arrival.person);
  if (arrival.conversation) transaction.put('conversations', arrival.conversation);
  if (reply.to !== undefined && isNewPost(reply) && arrival.message !== undefined)
    beginWith(arrival.message, reply.to, transaction);
  noteSent(reply, transaction, { clock, random });
}

/** Nobody has answered yet; the person finds what was begun among what waits. */
function beginWith(message: Message, to: Addressee, transaction: Transaction): void {
  if (transaction.get('conversations', message.conversationId) === null)
    transaction.put(
      'conversations',
      begunBy(message, to, transaction.get('people', to.personId ?? '')),
    );
}

/** What answers nobody is no answer in the figures. */
function noteSent(
  reply: Reply,
  transaction: Transaction,
  { clock, random }: Pick<OutboxPorts, 'clock' | 'random'>,
): void {
  if (transaction.get('conversations', reply.conversationId) === null) return;
  transaction.put('events', {
    id: random.uuid(),
    workspaceId: reply.workspaceId,
    at: clock.now(),
    kind: 'reply.sent',
    conversationId: reply.conversationId,
    replyId: reply.id,
  });
}

/** The own post of a reply in doubt, when sync has stored it: the two are one from now on. */
export function linkStoredEcho(
  reply: Reply,
  transaction: Transaction,
  ports: Pick<OutboxPorts, 'clock' | 'random'>,
): ReplyStatus | null {
  const { conversationId } = reply;
  const replies = transaction.find('replies', { where: { conversationId } });
  const claimed = new Set(replies.map((one) => remoteIdOf(one)));
  const echo = transaction
    .find('messages', {
      where: { conversationId },
      sort: [['createdAt', 'desc']],
      limit: ECHOES_LOOKED_AT,
    })
    .find((message) => isEchoOf(message, reply) && !claimed.has(message.remoteId));
  if (echo === undefined) return null;
  const { remoteId, url } = echo;
  const found = { remoteId, ...(url === undefined ? {} : { url }) };
  const status = linkEcho(reply.status, found, ports.clock.now());
  if (status !== null) noteSent(reply, transaction, ports);
  return status;
}

const ECHOES_LOOKED_AT = 50;

/**
 * What a no means for the whole account: signed out, its lane rests until the person signs in; a
 * limit is the account's and not the reply's, so nothing leaves before the server's Retry-After.
 */
export function restAccount(
  { accountId }: Pick<Reply, 'accountId'>,
  failure: Failure,
  transaction: Transaction,
): void {
  const account = transaction.get('accounts', accountId);
  if (account === null) return;
  if (failure.code === 'login-needed')
    transaction.put('accounts', { ...account, state: 'login-needed', failure });
  if (failure.code === 'rate-limited' && failure.retryAt !== undefined)
    transaction.put('accounts', { ...account, quietUntil: failure.retryAt });
}
