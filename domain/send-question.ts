import type { Message } from './message.ts';
import type { Reply, ReplyStatus, SendIntent, SendQuestion } from './reply.ts';

/**
 * Whether a reply that is due may leave, or has to be asked about first. The world may have moved on
 * since it was written: it waited a day for the connection, somebody answered on the phone, the
 * question was edited or taken back. All times are ms since epoch.
 */

/** Older than this nobody sends unasked. */
const OLD_MS = 24 * 3_600_000;
/** What waited longer is looked at anew before it is answered. */
const PARENT_FRESH_MS = 15 * 60_000;

type Queued = Extract<ReplyStatus, { state: 'queued' }>;

export type Surroundings = {
  /** The message that is answered, as it is stored now. */
  readonly parent: Message | null;
  /** Answers of the account in this conversation that no reply of Parley made. */
  readonly answersElsewhere: readonly Message[];
};

/** The first reason to ask, or null: it may go. A question that was confirmed is not asked again. */
export function questionBefore(
  { status, inReplyTo }: Pick<Reply, 'status' | 'inReplyTo'>,
  { parent, answersElsewhere }: Surroundings,
  now: number,
): SendQuestion | null {
  if (status.state !== 'queued') return null;
  if (parent?.isDeletedRemotely === true && !isConfirmed(status, 'deleted'))
    return { why: 'deleted', at: now };
  const seen = Math.max(inReplyTo?.version ?? 0, ...versionsSeen(status));
  if (parent?.editedAt !== undefined && parent.version > seen)
    return { why: 'edited', at: now, version: parent.version };
  const answered = confirmedAt(status, 'answered');
  if (answersElsewhere.some((answer) => answersIt(answer, parent, { status, since: answered })))
    return { why: 'answered', at: now };
  return isOld(status, now) ? { why: 'old', at: now } : null;
}

/** Whether the message that is answered should be fetched again before the reply leaves. */
export function needsParentCheck(
  { status, inReplyTo }: Pick<Reply, 'status' | 'inReplyTo'>,
  now: number,
): boolean {
  if (status.state !== 'queued' || inReplyTo === undefined) return false;
  const { intent, progress } = status;
  return now - Math.max(queuedAt(intent), progress.parentCheckedAt ?? 0) > PARENT_FRESH_MS;
}

function queuedAt({ queuedAt: said, createdAt }: SendIntent): number {
  return said ?? createdAt;
}

function confirmedAt({ progress }: Queued, why: SendQuestion['why']): number {
  const times = (progress.confirmed ?? []).filter((one) => one.why === why).map(({ at }) => at);
  return Math.max(Number.NEGATIVE_INFINITY, ...times);
}

function isConfirmed(status: Queued, why: SendQuestion['why']): boolean {
  return confirmedAt(status, why) > Number.NEGATIVE_INFINITY;
}

function versionsSeen({ progress }: Queued): readonly number[] {
  return (progress.confirmed ?? []).flatMap(({ version }) => version ?? []);
}

/** A planned reply is as old as its plan. */
function isOld(status: Queued, now: number): boolean {
  const { intent } = status;
  return now - Math.max(queuedAt(intent), intent.createdAt, confirmedAt(status, 'old')) > OLD_MS;
}

/** Came in after the reply was written, and answers the same message or the same direct talk. */
function answersIt(
  answer: Message,
  parent: Message | null,
  { status, since }: { readonly status: Queued; readonly since: number },
): boolean {
  if (answer.isDeletedRemotely || answer.receivedAt <= Math.max(queuedAt(status.intent), since))
    return false;
  if (parent === null || answer.parentRemoteId === parent.remoteId) return true;
  return answer.kind === 'direct' && answer.createdAt >= parent.createdAt;
}
