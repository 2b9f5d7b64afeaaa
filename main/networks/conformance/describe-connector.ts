import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NetworkClient, RemoteMessage } from '#main/networks/connector.ts';
import type { NetworkAccess } from '#main/ports.ts';
import {
  chosen,
  FAULTS,
  HTML,
  INCOMING,
  lend,
  messagesOf,
  network,
  pull,
  save,
  signal,
  troubleOf,
  unique,
  type ConnectorBed,
  type ConnectorHarness,
  type Words,
} from './bed.ts';
import { withDetour, withLostAnswers } from './faults.ts';
import { replyJob, until } from './jobs.ts';
import { startLoopback, type LoopbackAnswer, type LoopbackServer } from './loopback-server.ts';

/** What every network promises to the rest of Parley, whatever it is. */
export function describeConnector(name: string, harness: ConnectorHarness): void {
  const { connector, patienceMs = 5000 } = harness;
  describe(`${name} keeps the promises of a connector`, { timeout: patienceMs + 20_000 }, () => {
    let bed: ConnectorBed;
    let client: NetworkClient;
    const marked = new Map(INCOMING.map((words) => [words, unique(words)]));
    const textOf = (words: Words): string => marked.get(words) ?? words;
    const servers: LoopbackServer[] = [];

    beforeAll(async () => {
      bed = await harness.start();
      client = connector.open(bed.session, lend(network));
      // All at the beginning: real servers take their time to deliver.
      for (const words of INCOMING) await bed.writeToAccount(textOf(words));
    }, 120_000);
    afterAll(async () => {
      await Promise.all(servers.map(async (server) => await server.close()));
      await client.close();
      await bed.stop();
    }, 60_000);

    const received = async (text: string): Promise<RemoteMessage> =>
      await until(async () => {
        const page = await pull(client);
        return messagesOf(page).find((message) => message.text.includes(text)) ?? null;
      }, patienceMs);
    const incoming = async (words: Words): Promise<RemoteMessage> => await received(textOf(words));
    async function onFault(
      answer: LoopbackAnswer,
      scope: 'all' | 'writes',
    ): Promise<NetworkClient> {
      const server = await startLoopback(() => answer);
      servers.push(server);
      const detour = withDetour(network, server.origin);
      const access: NetworkAccess = {
        ...network,
        fetch: async (url, init) =>
          await (scope === 'writes' && init.method === 'GET' ? network : detour).fetch(url, init),
      };
      // Silence is noticed by the clock alone: it may run.
      return connector.open(bed.session, lend(access, answer.kind === 'silence' ? 100 : 1));
    }

    test('a message arrives once, complete, and wants an answer', async () => {
      const message = await incoming('Are you open on Sunday?');
      expect(message).toMatchObject({ direction: 'in', needsAnswer: true });
      for (const { start, end } of message.spans) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(message.text.length);
      }
      expect(message.author.name).not.toBe('');
      expect(Math.abs(message.createdAt - Date.now())).toBeLessThan(10 * 60_000);
      expect(message.version).toBeGreaterThanOrEqual(message.createdAt);
      // It goes to the disk and over a process boundary.
      expect(JSON.parse(JSON.stringify(message))).toEqual(message);
    });

    test('the same cursor gives the same again, the next one goes on from there', async () => {
      await incoming('first');
      const first = await pull(client);
      const again = await pull(client);
      const ids = messagesOf(first).map(({ remoteId }) => remoteId);
      const idsAgain = new Set(messagesOf(again).map(({ remoteId }) => remoteId));
      // More may have come meanwhile, nothing may have gone.
      expect(ids.filter((id) => !idsAgain.has(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      const stored: unknown = JSON.parse(JSON.stringify(first.cursor));
      expect(stored).toEqual(first.cursor);
      const text = unique('second');
      await bed.writeToAccount(text);
      const found = await until(async () => {
        const messages = messagesOf(await pull(client, stored));
        return messages.find((message) => message.text.includes(text)) ?? null;
      }, patienceMs);
      expect(ids).not.toContain(found.remoteId);
    });

    test('a cursor that nobody understands starts anew', async () => {
      const message = await incoming('anew');
      const page = await pull(client, { from: 'another version' });
      expect(messagesOf(page).map(({ remoteId }) => remoteId)).toContain(message.remoteId);
    });

    test('the conversation around a message can be read', async () => {
      const message = await incoming('context');
      const thread = await client.thread?.(message.remoteId, signal);
      if (client.thread === undefined) return;
      const found = thread?.messages.find(({ remoteId }) => remoteId === message.remoteId);
      expect(found).toMatchObject({ text: message.text, rootRemoteId: message.rootRemoteId });
    });

    test.each(FAULTS)('reading meets %s: a failure with a name', async (...[, answer, code]) => {
      const { failure } = await troubleOf(async () => await pull(await onFault(answer, 'all')));
      expect(failure.code).toBe(code);
    });

    test('a token that the server refuses means signing in again', async () => {
      const session = { ...bed.session, secret: bed.badSecret };
      const { failure } = await troubleOf(
        async () => await pull(connector.open(session, lend(network))),
      );
      expect(failure.code).toBe('login-needed');
    });

    test('a secret that can not be read means signing in again', async () => {
      const { failure } = await troubleOf(
        async () => await pull(connector.open({ ...bed.session, secret: '?' }, lend(network))),
      );
      expect(failure.code).toBe('login-needed');
    });

    test('a server that answers with pages is not this network', async () => {
      const server = await startLoopback(() => HTML);
      servers.push(server);
      const { http } = lend(network);
      expect(await connector.probe(server.host, { http, signal })).toBeNull();
    });

    test('a reply stands on the server and comes back as a message', async () => {
      if (client.replies === undefined) return;
      const message = await incoming('answer me');
      const text = unique('Gladly');
      const job = replyJob(message, text, chosen(client));
      const sent = await client.replies.send(job, save);
      expect(sent.message).toMatchObject({
        remoteId: sent.remoteId,
        direction: 'out',
        needsAnswer: false,
        rootRemoteId: message.rootRemoteId,
      });
      expect(sent.message.text).toContain(text);
      const posts = await bed.ownPosts();
      expect(posts.filter((post) => post.includes(text))).toHaveLength(1);
    });

    test('a reply whose answer got lost ends up there exactly once', async () => {
      if (client.replies === undefined) return;
      const message = await incoming('lost');
      const text = unique('Only once');
      const job = replyJob(message, text, chosen(client));
      expect((await client.replies.findSent?.(job)) ?? 'absent').toBe('absent');
      const losing = connector.open(bed.session, lend(withLostAnswers(network)));
      const error = await troubleOf(async () => await losing.replies?.send(job, save));
      expect(error.safeToRetrySend).toBe(false);
      const found = await client.replies.findSent?.(job);
      // Without a key or an id nothing may be sent again: it has to be found.
      const mustFind = bed.session.capabilities.sendGuarantee.kind === 'lookup';
      expect(mustFind ? typeof found : 'object').toBe('object');
      if (typeof found !== 'object') await client.replies.send(job, save);
      const posts = await bed.ownPosts();
      expect(posts.filter((post) => post.includes(text))).toHaveLength(1);
    });

    test('a key or an id of our own keeps the server from writing it twice', async () => {
      const { kind } = bed.session.capabilities.sendGuarantee;
      if (client.replies === undefined || kind === 'lookup' || kind === 'none') return;
      const message = await incoming('twice');
      const text = unique('Just once');
      const job = replyJob(message, text, chosen(client));
      const first = await client.replies.send(job, save);
      const second = await client.replies.send(job, save);
      expect(second.remoteId).toBe(first.remoteId);
      const posts = await bed.ownPosts();
      expect(posts.filter((post) => post.includes(text))).toHaveLength(1);
    });

    test.each(FAULTS)(
      'sending meets %s: never called safe when it is not',
      async (...[, answer, , isSafe]) => {
        if (client.replies === undefined) return;
        const [message] = messagesOf(await pull(client));
        if (message === undefined) throw new Error('No message to answer');
        const faulty = await onFault(answer, 'writes');
        const error = await troubleOf(
          async () => await faulty.replies?.send(replyJob(message, 'x', chosen(client)), save),
        );
        expect(error.safeToRetrySend).toBe(isSafe);
      },
    );

    test('a like may be given twice and taken back twice', async () => {
      const { like } = bed.session.capabilities.actions;
      if (client.actions === undefined || like?.can !== true) return;
      const { remoteId, rootRemoteId, ext } = await incoming('like');
      const at = { remoteId, rootRemoteId, signal, ...(ext === undefined ? {} : { ext }) };
      const { undo } = await client.actions.act({ ...at, action: 'like' });
      await client.actions.act({ ...at, action: 'like' });
      const token = undo === undefined ? {} : { token: undo };
      const { actions } = client;
      const undoing = async () => await actions.act({ ...at, ...token, action: 'unlike' });
      await undoing();
      await expect(undoing()).resolves.toBeTypeOf('object');
    });
  });
}
