import {
  ConnectorError,
  type NetworkClient,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import type { Post, Server, WriteAnswer } from './server.ts';
import type { World } from './world.ts';

const SLOWEST_MS = 8000;

/** A connector's client over a simulated server: the same duties as a real one. */
export function createSimulatedClient(
  server: Server,
  accountId: string,
  world: World,
): NetworkClient {
  const travel = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      world.inApp(world.dice.between(1, SLOWEST_MS), resolve);
    });
  };

  const send: Pick<ReplyPort, 'send'> = {
    async send(job) {
      await travel();
      const answer = server.write({
        accountId,
        parentRemoteId: job.inReplyTo.remoteId,
        text: job.content.text,
        intentKey: job.intent.key,
        order: job.intent.order,
        ...(job.intent.chosenId === undefined ? {} : { chosenId: job.intent.chosenId }),
      });
      await travel();
      if (answer.kind === 'ok') return sentReply(answer.post, world);
      throw errorFrom(answer, world);
    },
  };
  const withLookup: ReplyPort = {
    ...send,
    async findSent(job) {
      await travel();
      const own = server.read(accountId);
      await travel();
      if (own === null) throw new ConnectorError({ code: 'unreachable' }, true);
      const found = own.find((post) => isThis(post, job));
      return found === undefined ? 'absent' : sentReply(found, world);
    },
  };

  return {
    replies: server.kind === 'none' ? send : withLookup,
    async capabilities() {
      await travel();
      throw new ConnectorError({ code: 'server-unsupported' }, true);
    },
    async pull(request) {
      await travel();
      return { changes: [], cursor: request.cursor, more: false };
    },
    async signOut() {
      await travel();
    },
    async close() {
      await Promise.resolve();
    },
  };
}

function isThis(post: Post, job: SendJob): boolean {
  if (job.intent.chosenId !== undefined) return post.remoteId === job.intent.chosenId;
  return (
    post.parentRemoteId === job.inReplyTo.remoteId &&
    post.text === job.content.text &&
    !job.claimedRemoteIds.has(post.remoteId)
  );
}

function errorFrom(answer: Exclude<WriteAnswer, { kind: 'ok' }>, world: World): ConnectorError {
  switch (answer.kind) {
    case 'refused-connection':
      return new ConnectorError({ code: 'unreachable' }, true);
    case 'rate-limited':
      answer.heard();
      return new ConnectorError(
        { code: 'rate-limited', retryAt: world.clock.now() + answer.retryAfterMs },
        true,
      );
    case 'rejected':
      return new ConnectorError({ code: 'rejected', status: 422 }, true);
    case 'server-error':
      return new ConnectorError({ code: 'server-error', status: 500 }, false);
    case 'lost':
      return new ConnectorError({ code: 'timeout' }, false);
    case 'garbled':
      return new ConnectorError({ code: 'bad-answer' }, false);
  }
}

function sentReply(post: Post, world: World): SentReply {
  return {
    remoteId: post.remoteId,
    message: {
      remoteId: post.remoteId,
      kind: 'comment',
      direction: 'out',
      rootRemoteId: post.parentRemoteId,
      parentRemoteId: post.parentRemoteId,
      author: { remoteId: post.accountId, name: 'We', handle: '@we' },
      text: post.text,
      spans: [],
      media: [],
      counts: {},
      mine: {},
      version: 1,
      createdAt: world.clock.now(),
      needsAnswer: false,
    },
  };
}
