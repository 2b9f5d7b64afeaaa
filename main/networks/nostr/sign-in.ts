import { generateSecretKey } from 'nostr-tools/pure';
import {
  ConnectorError,
  type SignedIn,
  type SignInPorts,
  type SignInRequest,
} from '#main/networks/connector.ts';
import { connectBunker, readBunker, type BunkerLink } from './bunker.ts';
import { KIND } from './events.ts';
import { capabilitiesWith, USUAL_RELAYS } from './info.ts';
import { toAuthor } from './profiles.ts';
import { readFacts } from './relay-info.ts';
import { createRelays, readRelays, withListed, type Relays } from './relays.ts';
import { writeSecret, type Secret } from './secret.ts';
import { ownKeySigner, readSecretKey, wrongKey } from './signer.ts';

type Identity = { readonly pubkey: string; readonly sign: Secret['sign'] };

function newClientKey(): string {
  return Buffer.from(generateSecretKey()).toString('hex');
}

async function identify(request: SignInRequest, lent: SignInPorts): Promise<Identity> {
  const { key = '', bunker: address = '' } = request.fields;
  if (request.methodId === 'key') {
    const secretKey = readSecretKey(key);
    if (secretKey === null) throw wrongKey();
    return { pubkey: ownKeySigner(secretKey).pubkey, sign: { key: secretKey } };
  }
  const bunker = readBunker(address);
  if (request.methodId !== 'bunker' || bunker === null) throw wrongKey();
  const link: BunkerLink = { bunker, clientKey: newClientKey() };
  const pubkey = await connectBunker(link, {
    ...lent,
    onPage: (url) => void lent.openBrowser(url).catch(() => lent.log('nostr.page-refused')),
  });
  const { remoteKey, relays } = bunker;
  const kept = { bunker: { remoteKey, relays: [...relays] }, clientKey: link.clientKey };
  return { pubkey, sign: kept };
}

/** Who they are and where they write, as their relays know it. Fails when no relay answers. */
async function describe(pubkey: string, relays: Relays, signal: AbortSignal) {
  const kinds = [KIND.profile, KIND.relayList];
  const found = await relays.query({ kinds, authors: [pubkey] }, signal);
  const newest = (kind: number) => found.find((event) => event.kind === kind) ?? null;
  return { profile: toAuthor(pubkey, newest(KIND.profile)), list: newest(KIND.relayList) };
}

export async function signIn(request: SignInRequest, lent: SignInPorts): Promise<SignedIn> {
  const typed = request.fields['relays']?.trim() ?? '';
  const named = typed === '' ? USUAL_RELAYS : readRelays(typed);
  if (named === null) throw new ConnectorError({ code: 'invalid-input' }, true);
  const { pubkey, sign } = await identify(request, lent);
  const relays = createRelays(withListed(named, null), lent);
  try {
    const { profile, list } = await describe(pubkey, relays, lent.signal);
    const entries = withListed(named, list);
    const asking = { http: lent.http, lane: 'interactive', signal: lent.signal } as const;
    return {
      serverUrl: named[0] ?? '',
      remoteUserId: pubkey,
      handle: profile.handle,
      displayName: profile.name,
      ...(profile.avatarUrl === undefined ? {} : { avatarUrl: profile.avatarUrl }),
      capabilities: capabilitiesWith(await readFacts(entries, asking)),
      secret: writeSecret({ sign, relays: [...entries] }),
    };
  } finally {
    relays.close();
  }
}
