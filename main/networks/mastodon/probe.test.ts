import { afterEach, expect, test } from 'vitest';
import {
  startLoopback,
  type LoopbackAnswer,
  type LoopbackServer,
} from '#main/networks/conformance/loopback-server.ts';
import { testPorts } from '#main/networks/conformance/test-ports.ts';
import { createHttp } from '#main/networks/http-door.ts';
import { capabilitiesOf, streamingUrlOf } from './capabilities.ts';
import { probe, readAddress } from './probe.ts';
import { readServer, type Server } from './server.ts';

const servers: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(async (server) => await server.close()));
});
const lent = {
  http: createHttp(testPorts()),
  signal: new AbortController().signal,
};

async function serve(answers: Readonly<Record<string, LoopbackAnswer>>): Promise<LoopbackServer> {
  const server = await startLoopback(
    ({ path }) => answers[path] ?? { status: 404, body: '<h1>404' },
  );
  servers.push(server);
  return server;
}
const json = (value: unknown): LoopbackAnswer => ({ kind: 'json', value });
async function read(answers: Readonly<Record<string, LoopbackAnswer>>): Promise<Server | null> {
  const server = await serve(answers);
  return await readServer(server.origin, { ...lent, lane: 'interactive' });
}

const ADDRESSES: readonly (readonly [string, unknown])[] = [
  ['kaffee.example', { origin: 'https://kaffee.example' }],
  [' Kaffee.Example ', { origin: 'https://kaffee.example' }],
  ['https://kaffee.example/@mia', { origin: 'https://kaffee.example', user: 'mia' }],
  ['kaffee.example/users/mia', { origin: 'https://kaffee.example', user: 'mia' }],
  ['@mia@kaffee.example', { origin: 'https://kaffee.example', user: 'mia' }],
  ['mia@kaffee.example', { origin: 'https://kaffee.example', user: 'mia' }],
  ['acct:mia@kaffee.example', { origin: 'https://kaffee.example', user: 'mia' }],
  // Only where no certificate can be had is http taken at its word.
  ['http://kaffee.example', { origin: 'https://kaffee.example' }],
  ['http://192.168.178.2:3000', { origin: 'http://192.168.178.2:3000' }],
  ['127.0.0.1:8001', { origin: 'http://127.0.0.1:8001' }],
  ['localhost:8001', { origin: 'http://localhost:8001' }],
  ['münchen.example', { origin: 'https://xn--mnchen-3ya.example' }],
  ['kaffee', null],
  ['@mia', null],
  ['https://user:password@kaffee.example', null],
  ['two words', null],
  ['', null],
];
test.each(ADDRESSES)('%j is read as an address', (input, expected) => {
  expect(readAddress(input)).toEqual(expected);
});

test('a server of version 1 with numbers as text (Pixelfed)', async () => {
  const found = await read({
    '/api/v1/instance': json({
      title: 'Pix',
      version: '3.5.3 (compatible; Pixelfed 0.12.4)',
      configuration: { statuses: { max_characters: '2000', max_media_attachments: '20' } },
    }),
  });
  expect(found?.software).toEqual({ name: 'pixelfed', version: '0.12.4' });
  expect(found && capabilitiesOf(found)).toMatchObject({
    text: { max: 2000 },
    media: { maxCount: 20 },
    sendGuarantee: { kind: 'lookup' },
  });
});

test('Pleroma names its limit elsewhere', async () => {
  const found = await read({
    '/api/v1/instance': json({
      title: 'Plero',
      version: '2.7.2 (compatible; Pleroma 2.6.0)',
      max_toot_chars: 5000,
    }),
  });
  expect(found && capabilitiesOf(found).text.max).toBe(5000);
});

test('nodeinfo can not send us to another host', async () => {
  const elsewhere = await serve({});
  const server = await serve({
    '/api/v2/instance': json({ title: 'K', version: '4.5.0' }),
    '/.well-known/nodeinfo': json({
      links: [
        {
          rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0',
          href: `${elsewhere.origin}/nodeinfo`,
        },
      ],
    }),
    '/nodeinfo': json({ software: { name: 'mastodon', version: '4.5.0' } }),
  });
  const found = await readServer(server.origin, { ...lent, lane: 'interactive' });
  expect(found?.software.name).toBe('mastodon');
  expect(elsewhere.seen).toEqual([]);
});

test('a handle whose server has another name is followed there', async () => {
  const social = await serve({ '/api/v2/instance': json({ title: 'Social', version: '4.5.0' }) });
  const site = await serve({
    '/.well-known/webfinger': json({
      links: [{ rel: 'self', href: `${social.origin}/users/mia` }],
    }),
  });
  const found = await probe(`@mia@${site.host}`, lent);
  expect(found).toMatchObject({ serverUrl: social.origin, title: 'Social' });
});

test('what does not speak the API is nothing of ours; what can not be reached is trouble', async () => {
  const blog = await serve({ '/api/v2/instance': { body: '<!doctype html>' } });
  expect(await probe(blog.host, lent)).toBeNull();
  await blog.close();
  await expect(probe(blog.host, lent)).rejects.toMatchObject({ failure: { code: 'unreachable' } });
});

async function streams(streaming: string): Promise<string | undefined | null> {
  const found = await read({
    '/api/v2/instance': json({
      title: 'K',
      version: '4.5.0',
      configuration: { urls: { streaming } },
    }),
  });
  return found && streamingUrlOf({ ...found, url: 'https://kaffee.example' });
}

test('a server only streams from itself or from a public name', async () => {
  expect(await streams('wss://streaming.kaffee.example')).toBe('wss://streaming.kaffee.example');
  expect(await streams('wss://192.168.0.1')).toBeUndefined();
  expect(await streams('ws://kaffee.example')).toBeUndefined();
  expect(await streams('nonsense')).toBeUndefined();
});
