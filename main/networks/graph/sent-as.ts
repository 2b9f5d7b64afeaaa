import type { RemoteMessage, SentReply } from '#main/networks/connector.ts';

/** What stands there as the answer of a send. */
export function sentAs(message: RemoteMessage): SentReply {
  const { remoteId, url } = message;
  return {
    remoteId,
    message: { ...message, direction: 'out', needsAnswer: false },
    ...(url === undefined ? {} : { url }),
  };
}
