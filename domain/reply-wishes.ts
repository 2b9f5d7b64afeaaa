import type { ReplyStatus, SendIntent, SendProgress, SendQuestion } from './reply.ts';

/**
 * What a person does with one reply, as pure steps; null where it is not allowed any more. Each may
 * be tried inside the write that depends on it.
 */

type Queued = Extract<ReplyStatus, { state: 'queued' }>;

const NOT_TRIED: SendProgress = { attempts: 0, mayHaveArrived: false, checks: 0 };

/** A draft goes into the queue; the intent is made now and never again. */
export function queueReply(
  status: ReplyStatus,
  wait: Pick<Queued, 'notBefore' | 'waitsFor'>,
  intent: SendIntent,
): ReplyStatus | null {
  if (status.state !== 'draft') return null;
  return { state: 'queued', intent, progress: NOT_TRIED, ...wait };
}

/** Undo send, or edit: back to a draft. Only while it is certain that nothing has arrived. */
export function backToDraft(status: ReplyStatus): ReplyStatus | null {
  const canGoBack =
    status.state === 'failed' || (status.state === 'queued' && !status.progress.mayHaveArrived);
  return canGoBack ? { state: 'draft' } : null;
}

/** The person wants it sent now: after a failure, after a question, or without waiting any longer. */
export function retryReply(status: ReplyStatus, now: number): ReplyStatus | null {
  if (status.state !== 'queued' && status.state !== 'failed') return null;
  const { intent } = status;
  const question = status.state === 'queued' ? status.question : undefined;
  const progress = confirm(status.progress, question ?? { why: 'old', at: now }, now);
  return { state: 'queued', intent, progress, notBefore: now, waitsFor: 'retry' };
}

/** Whoever confirms anything now also says that it is not too old. */
function confirm(progress: SendProgress, question: SendQuestion, at: number): SendProgress {
  const confirmed = [...(progress.confirmed ?? []), { ...question, at }];
  return {
    ...progress,
    confirmed: question.why === 'old' ? confirmed : [...confirmed, { why: 'old', at }],
  };
}

/** Throws it away. What is on its way cannot be thrown away. */
export function discardReply(status: ReplyStatus, now: number): ReplyStatus | null {
  switch (status.state) {
    case 'draft':
    case 'failed':
      return { state: 'canceled', canceledAt: now };
    case 'queued':
      return status.progress.mayHaveArrived ? null : { state: 'canceled', canceledAt: now };
    case 'unclear':
      return status.needs === 'person' ? { state: 'canceled', canceledAt: now } : null;
    case 'sending':
    case 'sent':
    case 'canceled':
      return null;
  }
}

/** It was thrown away by mistake: a draft again, which leaves only when somebody sends it. */
export function restoreReply(status: ReplyStatus): ReplyStatus | null {
  return status.state === 'canceled' ? { state: 'draft' } : null;
}

/** What a person decides about an unclear reply, after looking at the network. */
export function settleReply(
  status: ReplyStatus,
  decision: 'sent' | 'send-again' | 'discard',
  now: number,
): ReplyStatus | null {
  if (status.state !== 'unclear') return null;
  const { intent } = status;
  switch (decision) {
    case 'sent':
      return { state: 'sent', intent, sentAt: now };
    case 'send-again': {
      // The same key: where the server still knows it, it can only help.
      const progress = confirm(NOT_TRIED, { why: 'old', at: now }, now);
      return { state: 'queued', intent, progress, notBefore: now, waitsFor: 'retry' };
    }
    case 'discard':
      return { state: 'canceled', canceledAt: now };
  }
}
