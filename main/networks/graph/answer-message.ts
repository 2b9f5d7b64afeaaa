import { z } from 'zod';
import { ConnectorError, type SendJob, type SentReply } from '#main/networks/connector.ts';
import { remoteId } from './calls.ts';
import { writtenNow, type Talking } from './talks.ts';

const HOUR = 3_600_000;
/** https://developers.facebook.com/docs/messenger-platform/policy/policy-overview */
const STANDARD_MS = 24 * HOUR;
const HUMAN_AGENT_MS = 7 * 24 * HOUR;

const facts = z.object({ recipientId: z.string(), at: z.number() });
const newMessage = z.object({ message_id: remoteId });
const seen = z.object({ recipient_id: z.string() });

/** Within a day as an answer, within a week by a person; later Meta lets nothing through. */
function kindOf(age: number): Readonly<Record<string, string>> {
  if (age <= STANDARD_MS) return { messaging_type: 'RESPONSE' };
  if (age <= HUMAN_AGENT_MS) return { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
  throw new ConnectorError({ code: 'answered-too-late', host: 'Meta' }, true);
}

/** `talk`: the number of the conversation. */
export async function answerMessage(
  job: SendJob,
  talk: string,
  talking: Talking & { readonly clock: { now(): number } },
): Promise<SentReply> {
  const to = facts.safeParse(job.inReplyTo.ext).data;
  if (to === undefined) throw new ConnectorError({ code: 'invalid-input' }, true);
  const { caller, ownId, clock } = talking;
  const at = clock.now();
  const { text } = job.content;
  const { message_id: id } = await caller.call('POST', `${ownId}/messages`, {
    form: {
      recipient: JSON.stringify({ id: to.recipientId }),
      message: JSON.stringify({ text }),
      ...kindOf(at - to.at),
    },
    lane: 'send',
    signal: job.signal,
    schema: newMessage,
  });
  const message = writtenNow({ talk, id, text, at }, talking);
  return { remoteId: message.remoteId, message };
}

export async function markSeen(
  ext: unknown,
  signal: AbortSignal,
  { caller, ownId }: Talking,
): Promise<void> {
  const to = facts.safeParse(ext).data;
  if (to === undefined) return;
  await caller.call('POST', `${ownId}/messages`, {
    form: { recipient: JSON.stringify({ id: to.recipientId }), sender_action: 'mark_seen' },
    lane: 'interactive',
    signal,
    schema: seen,
  });
}
