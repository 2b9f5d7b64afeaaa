import type { ProbePorts, ProbeResult } from '#main/networks/connector.ts';
import { readBunker } from './bunker.ts';
import { info, USUAL_RELAYS } from './info.ts';
import { readRelayInfo } from './relay-info.ts';
import { relayUrl } from './relays.ts';
import { readPublicKey, readSecretKey } from './signer.ts';

const LOCAL = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/iu;

function result(serverUrl: string, title: string, relays: readonly string[]): ProbeResult {
  return {
    serverUrl,
    title,
    methods: info.signIn,
    prefilled: { relays: relays.join(' ') },
  };
}

/** What only this network writes so; null when it may be anything. */
function ownForm(typed: string): ProbeResult | null {
  const usual = result(USUAL_RELAYS[0] ?? '', 'Nostr', USUAL_RELAYS);
  const withField = (name: string): ProbeResult => ({
    ...usual,
    prefilled: { ...usual.prefilled, [name]: typed },
  });
  if (/^nostr$/iu.test(typed)) return usual;
  if (typed.startsWith('nsec1') && readSecretKey(typed) !== null) return withField('key');
  if (readBunker(typed) !== null) return withField('bunker');
  const isPublic = /^(?:nostr:)?(?:npub|nprofile)1/u.test(typed);
  return isPublic && readPublicKey(typed) !== null ? usual : null;
}

/** A bare name may be a relay; nobody has a certificate for their own machine. */
function relayFrom(name: string): string | null {
  if (/[\s@]/u.test(name)) return null;
  return relayUrl(`${LOCAL.test(name) ? 'ws' : 'wss'}://${name}`);
}

/**
 * A key (`npub1…`, `nprofile1…`), a signing app (`bunker://…`) or a relay (`wss://…`). A private key
 * in the place of an address is taken for what it is and goes into the form.
 */
export async function probe(input: string, lent: ProbePorts): Promise<ProbeResult | null> {
  const typed = input.trim();
  const own = ownForm(typed);
  if (own !== null) return own;
  const isRelay = /^wss?:\/\//iu.test(typed);
  const url = isRelay ? relayUrl(typed) : relayFrom(typed);
  if (url === null) return null;
  const asking = { http: lent.http, lane: 'interactive', signal: lent.signal } as const;
  const about = await readRelayInfo({ url, isNamed: true }, asking);
  // Without its own word only an address that names the protocol counts.
  const saysSo = about !== null && (about.supported_nips.length > 0 || about.software !== '');
  if (!saysSo && !isRelay) return null;
  return result(url, about?.name ?? new URL(url).host, [url]);
}
