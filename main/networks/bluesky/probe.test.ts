import { describe, expect, test } from 'vitest';
import { startLoopback } from '#main/networks/conformance/loopback-server.ts';
import { guess, probe } from './probe.ts';
import { lentPorts } from './test-bed.ts';

const DID = 'did:plc:ewvi7nxzyoun6zhxrhs64oiz';
const { signal } = new AbortController();

describe('what was typed', () => {
  test.each([
    ['baker.bsky.social', { kind: 'host', value: 'baker.bsky.social' }],
    [' @Baker.example ', { kind: 'handle', value: 'baker.example' }],
    ['at://baker.example', { kind: 'handle', value: 'baker.example' }],
    [DID, { kind: 'did', value: DID }],
    [`https://bsky.app/profile/${DID}/post/3k`, { kind: 'did', value: DID }],
    ['https://bsky.app/profile/baker.example', { kind: 'handle', value: 'baker.example' }],
    ['bsky.app/profile/baker.example?x=1', { kind: 'handle', value: 'baker.example' }],
    ['https://main.bsky.app/profile/baker.example', { kind: 'handle', value: 'baker.example' }],
    ['bsky.social', { kind: 'bluesky' }],
    ['https://bsky.app/', { kind: 'bluesky' }],
    ['Bluesky', { kind: 'bluesky' }],
    ['https://pds.example', { kind: 'server', value: 'https://pds.example' }],
    ['http://localhost:2583', { kind: 'server', value: 'http://localhost:2583' }],
    ['localhost:2583', { kind: 'server', value: 'http://localhost:2583' }],
    ['127.0.0.1:2583', { kind: 'server', value: 'http://127.0.0.1:2583' }],
    ['pds.example:8443', { kind: 'server', value: 'https://pds.example:8443' }],
  ])('%s', (input, expected) => {
    expect(guess(input)).toEqual(expected);
  });

  test.each([
    '',
    '   ',
    '@baker',
    '@baker@social.example',
    'baker@mail.example',
    'two words',
    'baker',
  ])('"%s" belongs to another network', (input) => {
    expect(guess(input)).toBeNull();
  });
});

describe('asking a server', () => {
  test.each([
    ['answers with a page', { body: '<!doctype html>', headers: { 'content-type': 'text/html' } }],
    ['has no such call', { status: 404, body: '<h1>no</h1>' }],
    ['says something else', { kind: 'json', value: { uri: 'social.example' } }],
  ] as const)('a server that %s is not ours', async (_name, answer) => {
    const server = await startLoopback(() => answer);
    try {
      expect(await probe(server.origin, { http: lentPorts().http, signal })).toBeNull();
    } finally {
      await server.close();
    }
  });

  test('a server that breaks down is said to be broken, not foreign', async () => {
    const server = await startLoopback(() => ({ status: 500 }));
    try {
      const work = probe(server.origin, { http: lentPorts().http, signal });
      await expect(work).rejects.toMatchObject({ failure: { code: 'server-error' } });
    } finally {
      await server.close();
    }
  });
});
