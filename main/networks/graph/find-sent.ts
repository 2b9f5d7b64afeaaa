import type { RemoteMessage, SendJob } from '#main/networks/connector.ts';
import { isSameWritten } from '#main/networks/written-text.ts';

/** The server's clock and ours may differ by so much. */
const CLOCK_SKEW = 10 * 60_000;

/** Whether an own message can be what this job wrote, and no other reply claims it. */
export function writtenBy(job: SendJob, message: RemoteMessage): boolean {
  return (
    message.direction === 'out' &&
    !job.claimedRemoteIds.has(message.remoteId) &&
    message.createdAt >= job.intent.createdAt - CLOCK_SKEW &&
    isSameWritten(message.text, job.content.text)
  );
}
