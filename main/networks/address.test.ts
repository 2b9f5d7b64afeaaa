import { assert, ipV4, property } from 'fast-check';
import { expect, test } from 'vitest';
import { isPublicAddress, publicAddressesOf } from './address.ts';
import { ConnectorError } from './connector.ts';

const PRIVATE = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '192.0.0.1',
  '192.0.2.1',
  '192.168.178.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a00:1',
  '64:ff9b::7f00:1',
  '64:ff9b::c0a8:1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'ff02::1',
  '2001:db8::1',
  'kein.ip',
  '',
];
test.each(PRIVATE)('%s is no public address', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
test.each(['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34', '64:ff9b::5db8:d822'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

const noResolver = async (): Promise<readonly string[]> =>
  await Promise.reject(new Error('A literal must not be resolved'));
const LITERALS = [
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://169.254.169.254/latest/meta-data/',
];
test.each(LITERALS)('%s is refused, however it is written', async (address) => {
  await expect(publicAddressesOf(new URL(address), noResolver)).rejects.toMatchObject({
    failure: { code: 'address-refused' },
    safeToRetrySend: true,
  });
});

const resolvesTo =
  (...addresses: readonly string[]) =>
  async (): Promise<readonly string[]> =>
    await Promise.resolve(addresses);

test('a name is refused when only one of its addresses is private', async () => {
  const resolve = resolvesTo('93.184.216.34', '127.0.0.1');
  await expect(publicAddressesOf(new URL('https://x.example/'), resolve)).rejects.toBeInstanceOf(
    ConnectorError,
  );
});

test('unusual ports are refused', async () => {
  const resolve = resolvesTo('93.184.216.34');
  await expect(publicAddressesOf(new URL('https://x.example:22/'), resolve)).rejects.toMatchObject({
    failure: { code: 'address-refused', host: 'x.example:22' },
  });
  expect(await publicAddressesOf(new URL('https://x.example:443/'), resolve)).toEqual([
    '93.184.216.34',
  ]);
});

test('no address of a private block is ever public', () => {
  const anyAddress = property(ipV4(), (address) => {
    const first = Number(address.split('.')[0]);
    return !(first === 10 || first === 127 || first >= 224) || !isPublicAddress(address);
  });
  expect(() => assert(anyAddress)).not.toThrow();
});
