import fc from 'fast-check';
import { expect, test } from 'vitest';
import { externalAddress, openExternal } from './external-link.ts';

test.each([
  'https://kaffee.social/@anna/1',
  'http://example.org/ä?b=c#d',
  'mailto:hallo@example.org?subject=x',
])('%s may leave', (address) => {
  expect(externalAddress(address)).toBe(new URL(address).href);
});

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'smb://host/share',
  'ms-msdt:/id',
  'app://parley/',
  'https://mastodon.social@evil.example/',
  'https://:secret@evil.example/',
  'not an address',
  '',
  `https://example.org/${'x'.repeat(4000)}`,
])('%s stays', (address) => {
  expect(externalAddress(address)).toBeNull();
});

const likeAnAddress = fc
  .tuple(
    fc.constantFrom('https:', 'HTTP:', 'mailto:', 'file:', 'javascript:', ' https:', 'ht\ttps:'),
    fc.constantFrom('//', '/\\', ''),
    fc.constantFrom('', 'a@', 'a:b@', '%40@', ':@'),
    fc.string(),
  )
  .map((parts) => parts.join(''));

test('whatever is opened is http, https or mailto, without a name or password in it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), likeAnAddress), (text) => {
      const address = externalAddress(text);
      if (address === null) return;
      const url = new URL(address);
      expect(['http:', 'https:', 'mailto:']).toContain(url.protocol);
      expect([url.username, url.password]).toEqual(['', '']);
    }),
  );
});

const refuse = async (): Promise<void> => await Promise.reject(new Error('no browser'));
test('what cannot be opened is a failure, not an exception', async () => {
  expect(await openExternal('https://example.org/', refuse)).toMatchObject({ code: 'internal' });
  expect(await openExternal('file:///x', refuse)).toEqual({ code: 'address-refused' });
});
