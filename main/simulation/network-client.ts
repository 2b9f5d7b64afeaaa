import {
  ConnectorError,
  type NetworkClient,
  type RemoteMessage,
  type ReplyPort,
  type SendJob,
  type SentReply,
} from '#main/networks/connector.ts';
import { within } from '#main/networks/within.ts';
import type { Answer, Post, Server } from './server.ts';
import type { World } from './world.ts';

const SLOWEST_MS = 8000;
/** The door's own for a whole request. */
const DEADLINE_MS = 30_000;

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
  /** As the door: what was asked for before the machine slept does not leave (http-door.ts). */
  const leave = async (): Promise<void> => {
    const isInTime = within(world.clock, DEADLINE_MS);
    await travel();
    if (!isInTime()) throw new ConnectorError({ code: 'timeout' }, true);
  };
  const ownPosts = async (): Promise<readonly Post[]> => {
    await travel();
    const own = server.read(accountId);
    await travel();
    if (own === null) throw new ConnectorError({ code: 'unreachable' }, true);
    return own;
  };

  const send: Pick<ReplyPort, 'send'> = {
    async send(job) {
      await leave();
      const answer = server.write({
        accountId,
        parentRemoteId: job.inReplyTo.remoteId,
        text: job.content.text,
        key: job.intent.key,
        replyId: job.content.language ?? null,
        order: job.intent.order,
        ...(job.intent.chosenId === undefined ? {} : { chosenId: job.intent.chosenId }),
      });
      await travel();
      return sentReply(valueOf(answer, world), world);
    },
  };
  const withLookup: ReplyPort = {
    ...send,
    async findSent(job) {
      const found = (await ownPosts()).find((post) => isThis(post, job));
      return found === undefined ? 'absent' : sentReply(found, world);
    },
  };
  const mineOn = (remoteId: string): RemoteMessage['mine'] => ({
    ...(server.parents.isMarked(accountId, remoteId, 'like') ? { liked: 'yes' } : {}),
    ...(server.parents.isMarked(accountId, remoteId, 'boost') ? { boosted: 'yes' } : {}),
  });
  const chooseId = () => `chosen-${world.random.uuid()}`;

  return {
    replies: {
      ...(server.canBeRead ? withLookup : send),
      ...(server.kind === 'chosen-id' ? { chooseId } : {}),
    },
    actions: {
      async act({ action, remoteId }) {
        await leave();
        const answer = server.act(accountId, remoteId, action);
        await travel();
        valueOf(answer, world);
        return {};
      },
    },
    async capabilities() {
      await travel();
      throw new ConnectorError({ code: 'server-unsupported' }, true);
    },
    async pull(request) {
      const own = request.direction === 'forward' ? await ownPosts() : [];
      const changes = own.map((post) => ({ kind: 'message', message: messageOf(post) }) as const);
      return { changes, cursor: request.cursor, more: false };
    },
    async thread(remoteId) {
      const own = await ownPosts();
      const parent = server.parents.get(accountId, remoteId);
      if (parent === undefined || parent.isDeleted)
        throw new ConnectorError({ code: 'gone' }, true);
      const answers = own.filter((post) => post.parentRemoteId === remoteId).map(messageOf);
      const { text, version, editedAt } = parent;
      return {
        messages: [
          theirs({ remoteId, text, version, editedAt, mine: mineOn(remoteId) }),
          ...answers,
        ],
        isComplete: true,
      };
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

function valueOf<Value>(answer: Answer<Value>, world: World): Value {
  if (answer.kind === 'ok') return answer.value;
  throw errorFrom(answer, world);
}

function errorFrom(answer: Exclude<Answer<unknown>, { kind: 'ok' }>, world: World): ConnectorError {
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
  const message = { ...messageOf(post), createdAt: world.clock.now() };
  return { remoteId: post.remoteId, message };
}

function messageOf(post: Post): RemoteMessage {
  return {
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
    createdAt: post.createdAt,
    needsAnswer: false,
  };
}

function theirs(parent: {
  readonly remoteId: string;
  readonly text: string;
  readonly version: number;
  readonly editedAt: number | undefined;
  readonly mine: RemoteMessage['mine'];
}): RemoteMessage {
  const { remoteId, text, version, editedAt, mine } = parent;
  return {
    remoteId,
    kind: 'comment',
    direction: 'in',
    rootRemoteId: remoteId,
    author: { remoteId: 'jana', name: 'Jana', handle: '@jana' },
    text,
    spans: [],
    media: [],
    counts: {},
    mine,
    version,
    createdAt: 1000,
    ...(editedAt === undefined ? {} : { editedAt }),
    needsAnswer: true,
  };
}
