import { setTimeout as sleep } from 'node:timers/promises';
import type { ReplyContent } from '#domain/reply.ts';
import type { RemoteMessage, SendJob } from '#main/networks/connector.ts';
import { testRandom } from './test-ports.ts';

/** Everything about a reply that a test may want to set; the rest is made up. */
export type JobSettings = Partial<ReplyContent> & { readonly chosenId?: string };

/** A reply to `message` as the outbox would hand it over. */
export function replyJob(
  message: RemoteMessage,
  text: string,
  settings: JobSettings = {},
): SendJob {
  const { chosenId, ...content } = settings;
  return {
    content: { kind: 'public', text, media: [], ...content },
    intent: {
      key: testRandom.uuid(),
      createdAt: Date.now(),
      order: 1,
      ...(chosenId === undefined ? {} : { chosenId }),
    },
    inReplyTo: {
      remoteId: message.remoteId,
      rootRemoteId: message.rootRemoteId,
      authorHandle: message.author.handle,
      authorRemoteId: message.author.remoteId,
      ...(message.ext === undefined ? {} : { ext: message.ext }),
    },
    resume: undefined,
    readMedia: async () => await Promise.reject(new Error('No files here')),
    claimedRemoteIds: new Set(),
    signal: new AbortController().signal,
  };
}

/** Asks again until there is something, at most `withinMs`. */
export async function until<Found>(
  look: () => Promise<Found | null>,
  withinMs = 20_000,
): Promise<Found> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`Nothing within ${withinMs} ms`);
    await sleep(250);
  }
}
