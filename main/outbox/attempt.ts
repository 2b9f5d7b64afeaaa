import type { Account } from '#domain/account.ts';
import type { Failure } from '#domain/failure.ts';
import type { Reply, ReplyStatus } from '#domain/reply.ts';
import {
  afterAnswer,
  afterCheck,
  nextStep,
  startSending,
  type CheckResult,
  type SendAnswer,
} from '#domain/reply-steps.ts';
import {
  ConnectorError,
  type NetworkClient,
  type PostJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { within } from '#main/networks/within.ts';
import { askFirst, refreshParent } from './before-sending.ts';
import type { Doubts } from './doubts.ts';
import type { OutboxPorts } from './outbox.ts';
import { placePart } from './place-part.ts';
import { keepSentMessage, linkStoredEcho, recordStep, restAccount, saveResume } from './record.ts';
import { widerVisibility } from './visibility.ts';

export type Work = {
  readonly reply: Reply;
  readonly account: Account;
  /** The app is closing and has waited long enough. */
  readonly closing: AbortSignal;
};
type Answered = { readonly answer: SendAnswer; readonly sent: SentReply | null };

const SEND_DEADLINE_MS = 120_000;
const CHECK_DEADLINE_MS = 60_000;
/** What was decided longer ago is decided again: the machine has slept since. */
const FRESH_MS = 60_000;
/** Own posts that newer replies of the account already claim. */
const CLAIMS_CONSIDERED = 500;

/**
 * One attempt: written down before the network is called, and again when it has answered. What may
 * have to be asked first is decided in the same write; a repeat after doubt is never asked about.
 */
export async function sendReply(work: Work, ports: OutboxPorts, doubts: Doubts): Promise<void> {
  const placed = await placePart(work.reply, ports);
  const ready = placed && (await refreshParent({ ...work, reply: placed }, ports));
  if (ready === null) return;
  const isFresh = within(ports.clock, FRESH_MS);
  const started = await recordStep(ready, ports, (reply, transaction) => {
    const now = ports.clock.now();
    if (nextStep(reply.status, now).kind !== 'send' && reply.status.state !== 'unclear')
      return null;
    return askFirst(reply, transaction, now) ?? startSending(reply.status, now);
  });
  if (started?.status.state !== 'sending') return;

  const client = await openClient(work.account, ports);
  const { answer, sent } = await askNetwork({ ...work, reply: started, isFresh }, client, ports);
  const isCurrent = client instanceof Error || client === (await openClient(work.account, ports));
  await recordStep(started, ports, (reply, transaction) => {
    const next = answered(reply.status, answer, ports);
    if (next?.state === 'unclear') doubts.note({ ...reply, status: next });
    if (sent !== null && next?.state === 'sent')
      keepSentMessage({ reply, sent }, transaction, ports);
    // The refusal of a token that was renewed meanwhile says nothing about the new one.
    if (answer.kind === 'no' && (isCurrent || answer.failure.code !== 'login-needed'))
      restAccount(reply, answer.failure, transaction);
    return next;
  });
}

function answered(status: ReplyStatus, answer: SendAnswer, ports: OutboxPorts): ReplyStatus | null {
  const at = { now: ports.clock.now(), fraction: ports.random.fraction() };
  return afterAnswer(status, answer, at);
}

/** The open client, or why it cannot be opened. */
async function openClient(
  account: Account,
  ports: OutboxPorts,
): Promise<NetworkClient | ConnectorError> {
  try {
    return await ports.clientFor(account);
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
}

async function askNetwork(
  work: Work & { readonly isFresh: () => boolean },
  client: NetworkClient | ConnectorError,
  ports: OutboxPorts,
): Promise<Answered> {
  const { reply } = work;
  if (client instanceof ConnectorError) return refused(client.failure);
  const way = wayOut(reply, client);
  if (way === null) return refused({ code: 'cannot-post' });
  try {
    const sent = await withJob(work, { ports, deadlineMs: SEND_DEADLINE_MS }, async (job) => {
      if (!work.isFresh()) throw new ConnectorError({ code: 'timeout' }, true);
      return await way.send(job, async (resume) => await saveResume(reply, resume, ports));
    });
    const widenedTo = widerVisibility(reply.content.visibility, sent.message.visibility);
    return { answer: { kind: 'yes', ...identity(sent), ...(widenedTo && { widenedTo }) }, sent };
  } catch (error) {
    return { answer: answerFrom(error, ports), sent: null };
  }
}

type WayOut = {
  send(job: Job, save: (resume: unknown) => Promise<void>): Promise<SentReply>;
  readonly findSent?: (job: Job) => Promise<SentReply | 'absent' | 'cannot-tell'>;
};
/** All that an attempt needs, apart from what it answers. */
type Job = Omit<PostJob, 'to'>;

/** An answer goes another way than what answers nothing; null where the network has none. */
function wayOut({ inReplyTo, to }: Reply, { replies, posts }: NetworkClient): WayOut | null {
  if (inReplyTo !== undefined)
    return replies === undefined ? null : wayBy(replies, (job) => ({ ...job, inReplyTo }));
  const addressed = to === undefined ? {} : { to };
  return posts === undefined ? null : wayBy(posts, (job) => ({ ...job, ...addressed }));
}

type Port<Whole> = {
  send(job: Whole, save: (resume: unknown) => Promise<void>): Promise<SentReply>;
  findSent?(job: Whole): Promise<SentReply | 'absent' | 'cannot-tell'>;
};

function wayBy<Whole>(port: Port<Whole>, complete: (job: Job) => Whole): WayOut {
  const look = async (job: Job): Promise<SentReply | 'absent' | 'cannot-tell'> =>
    (await port.findSent?.(complete(job))) ?? 'cannot-tell';
  return {
    send: async (job, save) => await port.send(complete(job), save),
    ...(port.findSent === undefined ? {} : { findSent: look }),
  };
}

function refused(failure: Failure): Answered {
  return { answer: { kind: 'no', failure }, sent: null };
}

/** Anything that is not provably "nothing was written" is unclear, a bug of ours included. */
function answerFrom(error: unknown, ports: OutboxPorts): SendAnswer {
  if (error instanceof ConnectorError)
    return { kind: error.safeToRetrySend ? 'no' : 'unclear', failure: error.failure };
  ports.log('outbox.bug', { name: error instanceof Error ? error.name : 'unknown' });
  return { kind: 'unclear', failure: { code: 'internal' } };
}

function identity(sent: SentReply): { remoteId: string; url?: string } {
  return sent.url === undefined
    ? { remoteId: sent.remoteId }
    : { remoteId: sent.remoteId, url: sent.url };
}

/** Looks whether an unclear attempt arrived, and sends once more where that is safe. */
export async function checkReply(work: Work, ports: OutboxPorts, doubts: Doubts): Promise<void> {
  if (await linkKnownEcho(work.reply, ports)) return;
  const looked = await lookForIt(work, ports);
  let isToRepeat = false;
  const checked = await recordStep(work.reply, ports, (reply, transaction) => {
    const outcome = afterCheck(reply.status, looked.result, {
      now: ports.clock.now(),
      fraction: ports.random.fraction(),
      guarantee: work.account.capabilities.sendGuarantee,
      keyAgeMs: doubts.keyAgeMs(reply),
    });
    isToRepeat = outcome?.next === 'repeat';
    if (looked.sent !== null && outcome?.status.state === 'sent')
      keepSentMessage({ reply, sent: looked.sent }, transaction, ports);
    return outcome?.status ?? null;
  });
  if (checked !== null && isToRepeat) await sendReply({ ...work, reply: checked }, ports, doubts);
}

/** Sync may have brought the post while its sending was still under way. */
async function linkKnownEcho(reply: Reply, ports: OutboxPorts): Promise<boolean> {
  const linked = await recordStep(reply, ports, (current, transaction) =>
    linkStoredEcho(current, transaction, ports),
  );
  return linked !== null;
}

async function lookForIt(
  work: Work,
  ports: OutboxPorts,
): Promise<{ result: CheckResult; sent: SentReply | null }> {
  try {
    const findSent = wayOut(work.reply, await ports.clientFor(work.account))?.findSent;
    // Without a way to look, only a network that takes our id can be asked again.
    if (findSent === undefined) return { result: { kind: 'not-possible' }, sent: null };
    const found = await withJob(work, { ports, deadlineMs: CHECK_DEADLINE_MS }, findSent);
    if (found === 'absent' || found === 'cannot-tell')
      return { result: { kind: found }, sent: null };
    return { result: { kind: 'found', ...identity(found) }, sent: found };
  } catch (error) {
    const answer = answerFrom(error, ports);
    const failure: Failure = answer.kind === 'yes' ? { code: 'internal' } : answer.failure;
    return { result: { kind: 'failed', failure }, sent: null };
  }
}

async function withJob<Value>(
  { reply, closing }: Work,
  { ports, deadlineMs }: { readonly ports: OutboxPorts; readonly deadlineMs: number },
  run: (job: Job) => Promise<Value>,
): Promise<Value> {
  const { status } = reply;
  if (!('intent' in status)) throw new Error('A reply without an intent is never sent');
  const claimedRemoteIds = await claimedBy(reply, ports);
  const abort = new AbortController();
  const stopTimer = ports.clock.after(deadlineMs, () => {
    abort.abort();
  });
  try {
    return await run({
      content: reply.content,
      intent: status.intent,
      resume: 'progress' in status ? status.progress.resume : undefined,
      readMedia: async (mediaId) => await ports.readMedia(mediaId),
      claimedRemoteIds,
      signal: AbortSignal.any([abort.signal, closing]),
    });
  } finally {
    stopTimer();
  }
}

async function claimedBy(reply: Reply, ports: OutboxPorts): Promise<ReadonlySet<string>> {
  const sent = await ports.store.acrossWorkspaces.find('replies', {
    where: { accountId: reply.accountId, 'status.state': 'sent' },
    sort: [['updatedAt', 'desc']],
    limit: CLAIMS_CONSIDERED,
  });
  const remoteIds = sent.flatMap(({ status }) =>
    status.state === 'sent' && status.remoteId !== undefined ? [status.remoteId] : [],
  );
  return new Set(remoteIds);
}
