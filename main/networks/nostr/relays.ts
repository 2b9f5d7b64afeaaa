import { ConnectorError } from '#main/networks/connector.ts';
import type { Filter, NostrEvent } from './events.ts';
import { createRelay, type Relay, type RelayPorts } from './relay.ts';
import type { Signer } from './signer.ts';
import { KIND } from './events.ts';

/** NIP-65: where the account reads and writes. `isNamed`: typed by the person, not found in a list. */
export type RelayEntry = {
  readonly url: string;
  readonly use: 'both' | 'read' | 'write';
  readonly isNamed: boolean;
};

/** All relays of an account as one: everything is asked of all, one answer is enough. */
export type Relays = {
  readonly urls: readonly string[];
  /** Newest first, each event once. Fails only when no relay answers. */
  query(filter: Filter, signal: AbortSignal): Promise<readonly NostrEvent[]>;
  /** Resolves as soon as all have answered and one has it. */
  publish(event: NostrEvent, signal: AbortSignal): Promise<void>;
  /** The first that can be read from; for live hints. */
  readonly first: Relay | null;
  close(): void;
};

export function createRelays(
  entries: readonly RelayEntry[],
  ports: RelayPorts,
  signer?: Signer,
): Relays {
  const all = entries.map((entry) => ({
    ...entry,
    relay: createRelay(
      {
        url: entry.url,
        isTrustedHost: entry.isNamed,
        ...(signer === undefined
          ? {}
          : {
              authenticate: async (text: string) =>
                await answerTo(text, entry.url, { signer, ports }),
            }),
      },
      ports,
    ),
  }));
  const readable = all.filter(({ use }) => use !== 'write').map(({ relay }) => relay);
  const writable = all.filter(({ use }) => use !== 'read').map(({ relay }) => relay);
  return {
    urls: entries.map(({ url }) => url),
    first: readable[0] ?? null,
    async query(filter, signal) {
      const answers = await Promise.allSettled(
        readable.map(async (relay) => await relay.query(filter, signal)),
      );
      const found = answers.flatMap((answer) =>
        answer.status === 'fulfilled' ? [answer.value] : [],
      );
      if (found.length === 0) throw worst(answers);
      const byId = new Map(found.flat().map((event) => [event.id, event]));
      return [...byId.values()].toSorted(
        (a, b) => b.created_at - a.created_at || a.id.localeCompare(b.id),
      );
    },
    async publish(event, signal) {
      const answers = await Promise.allSettled(
        writable.map(async (relay) => await relay.publish(event, signal)),
      );
      if (!answers.some(({ status }) => status === 'fulfilled')) throw worst(answers);
    },
    close() {
      for (const { relay } of all) relay.close();
    },
  };
}

/** Of several failures the one that leaves most open: it may have been written there. */
function worst(answers: readonly PromiseSettledResult<unknown>[]): Error {
  const errors = answers.flatMap((answer): Error[] => {
    if (answer.status === 'fulfilled') return [];
    const { reason } = answer;
    return [reason instanceof Error ? reason : new Error('No reason')];
  });
  const bug = errors.find((error) => !(error instanceof ConnectorError));
  const unsafe = errors.find((error) => error instanceof ConnectorError && !error.safeToRetrySend);
  return bug ?? unsafe ?? errors[0] ?? new ConnectorError({ code: 'invalid-input' }, true);
}

/** NIP-42. */
async function answerTo(
  challenge: string,
  url: string,
  { signer, ports }: { readonly signer: Signer; readonly ports: RelayPorts },
): Promise<NostrEvent> {
  return await signer.sign({
    kind: KIND.auth,
    created_at: Math.floor(ports.clock.now() / 1000),
    tags: [
      ['relay', url],
      ['challenge', challenge],
    ],
    content: '',
  });
}

const MOST_RELAYS = 8;

/** Addresses of relays as people type them: separated by spaces, commas or lines. */
export function readRelays(typed: string): readonly string[] | null {
  const words = typed.split(/[\s,;]+/u).filter((word) => word !== '');
  const urls = words.map((word) => relayUrl(word.includes('://') ? word : `wss://${word}`));
  const known = urls.filter((url) => url !== null);
  return known.length < urls.length ? null : [...new Set(known)].slice(0, MOST_RELAYS);
}

export function relayUrl(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'wss:' && url.protocol !== 'ws:')) return null;
  if (url.username !== '' || url.hash !== '' || url.hostname === '') return null;
  return url.href;
}

/** The relays that a NIP-65 list names, after those that the person named; only encrypted ones. */
export function withListed(
  named: readonly string[],
  list: NostrEvent | null,
): readonly RelayEntry[] {
  const entries = new Map<string, RelayEntry>(
    named.map((url) => [url, { url, use: 'both', isNamed: true }]),
  );
  for (const [tag, address = '', use] of list?.tags ?? []) {
    const url = tag === 'r' ? relayUrl(address) : null;
    if (url === null || !url.startsWith('wss:') || entries.has(url)) continue;
    if (entries.size >= MOST_RELAYS) break;
    entries.set(url, {
      url,
      use: use === 'read' || use === 'write' ? use : 'both',
      isNamed: false,
    });
  }
  return [...entries.values()];
}
