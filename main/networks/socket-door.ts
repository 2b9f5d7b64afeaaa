import type { NetworkAccess, SocketListener } from '#main/ports.ts';
import { literalOf, publicAddressesOf } from './address.ts';
import { ConnectorError } from './connector.ts';

export type SocketPorts = {
  readonly network: Pick<NetworkAccess, 'openSocket' | 'resolve'>;
};
type Opening = { readonly ports: SocketPorts; readonly listener: SocketListener };

/**
 * A WebSocket through the same checks as every request: to public addresses on the usual port, pinned,
 * unless the person named this host. Throws `address-refused`, `unknown-host` or `invalid-input`.
 */
export async function openCheckedSocket(
  address: string,
  isTrustedHost: boolean,
  { ports, listener }: Opening,
): Promise<ReturnType<NetworkAccess['openSocket']>> {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'wss:' && url.protocol !== 'ws:'))
    throw new ConnectorError({ code: 'invalid-input' }, true);
  if (isTrustedHost) return ports.network.openSocket(url.href, listener);
  const addresses = await publicAddressesOf(url, async (host) => {
    try {
      return await ports.network.resolve(host);
    } catch {
      throw new ConnectorError({ code: 'unknown-host', host: url.host }, true);
    }
  });
  const pinned = literalOf(url) === null ? { addresses } : {};
  return ports.network.openSocket(url.href, { ...listener, ...pinned });
}
