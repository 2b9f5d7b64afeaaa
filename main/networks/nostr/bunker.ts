import { decrypt, encrypt, getConversationKey } from 'nostr-tools/nip44';
import { finalizeEvent, getPublicKey } from 'nostr-tools/pure';
import { z } from 'zod';
import { ConnectorError } from '#main/networks/connector.ts';
import type { Random } from '#main/ports.ts';
import { isKey, KIND, readEvent, type NostrEvent } from './events.ts';
import { createRelay, type RelayPorts } from './relay.ts';
import { relayUrl } from './relays.ts';
import type { Signer } from './signer.ts';

/** https://github.com/nostr-protocol/nips/blob/master/46.md: `bunker://<key>?relay=…&secret=…` */
export type Bunker = {
  readonly remoteKey: string;
  readonly relays: readonly string[];
  /** Used once, for the first connection. */
  readonly secret?: string;
};
/** `clientKey`: our own key for talking to it, 32 bytes as hex; not the account's. */
export type BunkerLink = { readonly bunker: Bunker; readonly clientKey: string };

export type BunkerPorts = RelayPorts & { readonly random: Random };
type Asking = BunkerPorts & {
  readonly signal: AbortSignal;
  /** The program wants the person to agree on a page of its own. */
  onPage?(url: string): void;
};

/** A person may have to touch their phone. */
const DEADLINE_MS = 90_000;
const MOST_RELAYS = 4;
const answer = z.object({
  id: z.string(),
  result: z.string().nullish(),
  error: z.string().nullish(),
});

export function readBunker(typed: string): Bunker | null {
  const url = URL.parse(typed.trim());
  if (url === null || url.protocol !== 'bunker:' || !isKey(url.host)) return null;
  const relays = url.searchParams.getAll('relay').flatMap((text) => relayUrl(text) ?? []);
  const secret = url.searchParams.get('secret') ?? '';
  if (relays.length === 0) return null;
  return {
    remoteKey: url.host,
    relays: relays.slice(0, MOST_RELAYS),
    ...(secret === '' ? {} : { secret }),
  };
}

/** One question to the program that holds the key, over every relay that it named. */
async function ask(
  { bunker, clientKey }: BunkerLink,
  question: { readonly method: string; readonly params: readonly string[] },
  asking: Asking,
): Promise<string> {
  const secret = new Uint8Array(Buffer.from(clientKey, 'hex'));
  const conversation = getConversationKey(secret, bunker.remoteKey);
  const id = asking.random.uuid();
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  promise.catch(() => {});
  const fail = (code: 'timeout' | 'canceled' | 'unreachable'): void =>
    reject(new ConnectorError({ code }, true));
  const read = ({ pubkey, content }: NostrEvent): void => {
    if (pubkey !== bunker.remoteKey) return;
    try {
      const said = answer.parse(JSON.parse(decrypt(content, conversation)));
      if (said.id !== id) return;
      const isPage = said.result === 'auth_url' && URL.parse(said.error ?? '') !== null;
      if (isPage) asking.onPage?.(said.error ?? '');
      else if (typeof said.error === 'string' && said.error !== '')
        reject(new ConnectorError({ code: 'rejected', detail: said.error.slice(0, 300) }, true));
      else resolve(said.result ?? '');
    } catch {
      // Noise on a public relay.
    }
  };
  const relays = bunker.relays.map((url) => createRelay({ url, isTrustedHost: true }, asking));
  const stop = asking.clock.after(DEADLINE_MS, () => fail('timeout'));
  const cancel = (): void => fail('canceled');
  asking.signal.addEventListener('abort', cancel, { once: true });
  const now = Math.floor(asking.clock.now() / 1000);
  const request = finalizeEvent(
    {
      kind: KIND.remoteSigning,
      created_at: now,
      tags: [['p', bunker.remoteKey]],
      content: encrypt(JSON.stringify({ id, ...question }), conversation),
    },
    secret,
  );
  const filter = {
    kinds: [KIND.remoteSigning],
    '#p': [getPublicKey(secret)],
    authors: [bunker.remoteKey],
    since: now - 60,
  };
  try {
    for (const relay of relays) relay.listen(filter, { onEvent: read, onEnd: () => {} });
    const sent = await Promise.allSettled(
      relays.map(async (relay) => await relay.publish(request, asking.signal)),
    );
    if (!sent.some(({ status }) => status === 'fulfilled')) fail('unreachable');
    return await promise;
  } finally {
    stop();
    asking.signal.removeEventListener('abort', cancel);
    for (const relay of relays) relay.close();
  }
}

/** Introduces us; answers the key that the account is known by. */
export async function connectBunker(link: BunkerLink, asking: Asking): Promise<string> {
  const { bunker } = link;
  const params = [bunker.remoteKey, ...(bunker.secret === undefined ? [] : [bunker.secret])];
  await ask(link, { method: 'connect', params }, asking);
  const pubkey = await ask(link, { method: 'get_public_key', params: [] }, asking);
  if (!isKey(pubkey)) throw new ConnectorError({ code: 'bad-answer' }, true);
  return pubkey;
}

/** Signing by asking; what comes back must be exactly what was asked for, in the account's name. */
export function bunkerSigner(link: BunkerLink, pubkey: string, ports: BunkerPorts): Signer {
  return {
    pubkey,
    async sign(event) {
      const params = [JSON.stringify({ ...event, pubkey })];
      const { signal } = new AbortController();
      const said = await ask(link, { method: 'sign_event', params }, { ...ports, signal });
      const signed = parsed(said);
      const isMeant =
        signed !== null &&
        signed.pubkey === pubkey &&
        signed.kind === event.kind &&
        signed.content === event.content;
      if (isMeant) return signed;
      throw new ConnectorError({ code: 'bad-answer' }, true);
    },
  };
}

function parsed(text: string): NostrEvent | null {
  try {
    return readEvent(JSON.parse(text));
  } catch {
    return null;
  }
}
