import { afterEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { startLoopback, type LoopbackServer } from './conformance/loopback-server.ts';
import { createNodeNetwork } from './http-node.ts';

let server: LoopbackServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const ask = {
  method: 'GET',
  headers: {},
  signal: AbortSignal.timeout(5000),
  redirect: 'manual',
} as const;

test('a connection goes to the address that was checked, whatever the name says now', async () => {
  server = await startLoopback(() => ({ kind: 'json', value: { here: true } }));
  const port = new URL(server.origin).port;
  const response = await createNodeNetwork().fetch(`http://somewhere.invalid:${port}/`, {
    ...ask,
    addresses: ['127.0.0.1'],
  });
  expect(await response.json()).toEqual({ here: true });
  expect(server.seen[0]?.headers.host).toBe(`somewhere.invalid:${port}`);
});

test('two headers of one name both arrive, and an answer without a body is one', async () => {
  server = await startLoopback(() => ({ status: 204, headers: { 'x-a': '1' } }));
  const response = await createNodeNetwork().fetch(server.origin, { ...ask, method: 'DELETE' });
  expect([response.status, response.headers.get('x-a'), response.body]).toEqual([204, '1', null]);
});

test('writes never ride on a kept connection', async () => {
  server = await startLoopback(() => ({ kind: 'json', value: {} }));
  const network = createNodeNetwork();
  await (await network.fetch(server.origin, ask)).text();
  await (await network.fetch(server.origin, { ...ask, method: 'POST', body: 'a' })).text();
  expect(server.seen.map(({ headers }) => headers.connection)).toEqual(['keep-alive', 'close']);
});

test('a read on a kept connection that the server drops is asked again, once', async () => {
  let count = 0;
  server = await startLoopback(() => {
    count += 1;
    return count === 2 ? { kind: 'reset' } : { body: `answer ${count}` };
  });
  const { origin } = server;
  const network = createNodeNetwork();
  const read = async (): Promise<string> => await (await network.fetch(origin, ask)).text();
  const first = await read();
  const second = await read();
  expect([first, second]).toEqual(['answer 1', 'answer 3']);
});

test('a socket opens, hears and closes; one that is refused closes too', async () => {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => {
    sockets.on('listening', resolve);
  });
  const address = sockets.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  sockets.on('connection', (socket, request) => {
    socket.send(`hello ${request.headers['user-agent'] ?? ''}`);
  });
  const heard = await new Promise<readonly string[]>((resolve) => {
    const log: string[] = [];
    const socket = createNodeNetwork().openSocket(`ws://127.0.0.1:${port}/`, {
      headers: { 'user-agent': 'Parley' },
      onOpen: () => log.push('open'),
      onMessage(text) {
        log.push(text);
        socket.close();
      },
      onClose() {
        log.push('close');
        resolve(log);
      },
    });
  });
  expect(heard).toEqual(['open', 'hello Parley', 'close']);
  sockets.close();
  const refused = await new Promise<string>((resolve) => {
    createNodeNetwork().openSocket(`ws://127.0.0.1:${port}/`, {
      headers: {},
      onOpen: () => resolve('open'),
      onMessage: () => resolve('message'),
      onClose: () => resolve('close'),
    });
  });
  expect(refused).toBe('close');
});

test('a write leaves only when it may, once the connection stands; a read is never asked', async () => {
  server = await startLoopback(() => ({ kind: 'json', value: {} }));
  const { origin } = server;
  const network = createNodeNetwork();
  const asked: boolean[] = [];
  const init = (isAllowed: boolean) => ({
    ...ask,
    mayLeave: () => {
      asked.push(isAllowed);
      return isAllowed;
    },
  });
  const write = { method: 'POST', body: 'a' };
  await (await network.fetch(origin, { ...init(true), ...write })).text();
  await expect(network.fetch(origin, { ...init(false), ...write })).rejects.toThrow('Too late');
  await (await network.fetch(origin, init(false))).text();
  expect([asked, server.seen.map(({ method }) => method)]).toEqual([
    [true, false],
    ['POST', 'GET'],
  ]);
});
