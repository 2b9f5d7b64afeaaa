import { z } from 'zod';
import type { Http } from '#main/networks/http.ts';
import { info, NOSTR_TEXT } from './info.ts';
import type { RelayEntry } from './relays.ts';

/** https://github.com/nostr-protocol/nips/blob/master/11.md */
const schema = z.object({
  name: z.string().min(1).optional().catch(undefined),
  software: z.string().catch(''),
  supported_nips: z.array(z.unknown()).catch([]),
  limitation: z.object({ max_content_length: z.number().optional().catch(undefined) }).catch({}),
});
export type RelayInfo = z.infer<typeof schema>;

const DEADLINE_MS = 8000;
const MAX_BYTES = 100_000;
const SEARCH = 50;

type Asking = {
  readonly http: Http;
  readonly lane: 'interactive' | 'sync';
  readonly signal: AbortSignal;
};

/** What a relay says about itself; null when it says nothing. */
export async function readRelayInfo(
  relay: Pick<RelayEntry, 'url' | 'isNamed'>,
  { http, lane, signal }: Asking,
): Promise<RelayInfo | null> {
  const url = relay.url.replace(/^ws/u, 'http');
  try {
    const answer = await http.request({
      method: 'GET',
      url,
      headers: { accept: 'application/nostr+json' },
      bucket: `${new URL(url).host} ${info.id}`,
      lane,
      signal,
      deadlineMs: DEADLINE_MS,
      maxBytes: MAX_BYTES,
      isTrustedHost: relay.isNamed,
    });
    return schema.parse(answer.json());
  } catch {
    return null;
  }
}

/** What holds for the account: the tightest limit, and search where any relay has it. */
export async function readFacts(
  relays: readonly RelayEntry[],
  asking: Asking,
): Promise<{ readonly maxLength: number; readonly canSearch: boolean }> {
  const found = await Promise.all(relays.map(async (relay) => await readRelayInfo(relay, asking)));
  const limits = found.flatMap((one) => one?.limitation.max_content_length ?? []);
  return {
    maxLength: Math.min(NOSTR_TEXT.max, ...limits.filter((limit) => limit >= 100)),
    canSearch: found.some((one) => one?.supported_nips.includes(SEARCH) === true),
  };
}
