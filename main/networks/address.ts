import ipaddr from 'ipaddr.js';
import { ConnectorError } from './connector.ts';

/** Finds the addresses of a name; see `NetworkAccess.resolve`. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** NAT64 hides an IPv4 address in the last four bytes; that one decides. RFC 6052. */
function insideNat64(bytes: readonly number[]): ipaddr.IPv4 {
  return new ipaddr.IPv4(bytes.slice(12));
}

/**
 * May content from outside lead us to this IP address? Only to the public internet: neither to this
 * machine nor to the network it stands in. `address` as text, IPv6 without brackets.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv6' && parsed.range() === 'rfc6052')
    return insideNat64(parsed.toByteArray()).range() === 'unicast';
  return parsed.range() === 'unicast';
}

/** The host of a URL as an IP literal without brackets, or null when it is a name. */
export function literalOf(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  return ipaddr.isValid(host) ? host : null;
}

function refused(url: URL): ConnectorError {
  return new ConnectorError({ code: 'address-refused', host: url.host }, true);
}

/**
 * Refuses everything but public addresses on the usual ports, and answers the addresses that were
 * checked, so that the connection goes there and not to what the name resolves to a moment later.
 * An IP literal is checked here too: a connection to one never asks a resolver.
 *
 * Throws `address-refused`, or what `resolve` throws.
 */
export async function publicAddressesOf(url: URL, resolve: Resolve): Promise<readonly string[]> {
  if (url.port !== '') throw refused(url);
  const literal = literalOf(url);
  const addresses = literal === null ? await resolve(url.hostname) : [literal];
  if (addresses.length === 0 || !addresses.every(isPublicAddress)) throw refused(url);
  return addresses;
}
