import { z } from 'zod';
import {
  ConnectorError,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { readEvent, type NostrEvent } from './events.ts';
import { toMessage, type Viewer } from './mapper.ts';
import type { Relays } from './relays.ts';
import { replyTags } from './reply-tags.ts';
import type { Signer } from './signer.ts';

export type Replying = {
  readonly relays: Relays;
  readonly signer: Signer;
  readonly viewer: Viewer;
};

const resumeSchema = z.object({ event: z.unknown() });

/** The event that an earlier attempt signed. */
function signedBefore(job: SendJob): NostrEvent | null {
  const resume = resumeSchema.safeParse(job.resume).data;
  return resume === undefined ? null : readEvent(resume.event);
}

/**
 * An answer is signed once and stored before its first byte leaves; every further attempt publishes
 * that very event, and a relay that has it says so: the id is its content.
 */
export function createReplies({ relays, signer, viewer }: Replying): ReplyPort {
  const sent = (event: NostrEvent): SentReply => {
    const message = toMessage(event, viewer);
    return {
      remoteId: event.id,
      message,
      ...(message.url === undefined ? {} : { url: message.url }),
    };
  };
  const sign = async (job: SendJob): Promise<NostrEvent> => {
    if (job.content.kind === 'direct')
      throw new ConnectorError({ code: 'server-unsupported' }, true);
    try {
      return await signer.sign({
        ...replyTags(job, signer.pubkey),
        created_at: Math.floor(job.intent.createdAt / 1000),
        content: job.content.text,
      });
    } catch (error) {
      // Nothing is published before it is signed.
      throw error instanceof ConnectorError ? new ConnectorError(error.failure, true) : error;
    }
  };
  return {
    async send(job, save) {
      const before = signedBefore(job);
      const event = before ?? (await sign(job));
      if (before === null) await save({ event });
      await relays.publish(event, job.signal);
      return sent(event);
    },
    async findSent(job) {
      const event = signedBefore(job);
      if (event === null) return 'absent';
      const found = await relays.query({ ids: [event.id] }, job.signal);
      return found.some(({ id }) => id === event.id) ? sent(event) : 'absent';
    },
  };
}
