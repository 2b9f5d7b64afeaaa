import type { Failure, FailureCode } from '#domain/failure.ts';
import { ConnectorError, type KnownNetwork } from '#main/networks/connector.ts';
import type { Candidate, Outcome } from './accounts.ts';
import type { ClientsPorts } from './clients.ts';

const DEADLINE_MS = 20_000;

/** When no network knows the input, this tells the person most about why. */
const TELLING: readonly FailureCode[] = [
  'offline',
  'address-refused',
  'tls',
  'unknown-host',
  'unreachable',
  'timeout',
  'rate-limited',
  'server-error',
  'too-large',
  'not-an-api',
];

type Answer = Candidate | Failure | null;

/** Asks all networks at the same time; the order is that of the registry. */
export async function probeNetworks(
  input: string,
  network: string | undefined,
  given: Omit<ClientsPorts, 'store'>,
): Promise<Outcome<readonly Candidate[]>> {
  const offered = given.networks.filter(
    ({ info }) => info.stage !== 'embedded' && (network === undefined || info.id === network),
  );
  const answers = await Promise.all(
    offered.map(async (known) => await askOne(known, input, given)),
  );
  const candidates = answers.filter((answer) => answer !== null && 'network' in answer);
  if (candidates.length > 0) return { ok: true, value: candidates };
  const failures = answers.filter((answer) => answer !== null && 'code' in answer);
  const failure = failures.toSorted((a, b) => rank(a) - rank(b))[0];
  return failure === undefined ? { ok: true, value: [] } : { ok: false, failure };
}

function rank(failure: Failure): number {
  const place = TELLING.indexOf(failure.code);
  return place === -1 ? TELLING.length : place;
}

async function askOne(
  { info, connector }: KnownNetwork,
  input: string,
  { ports, http }: Omit<ClientsPorts, 'store'>,
): Promise<Answer> {
  const abort = new AbortController();
  const stopTimer = ports.clock.after(DEADLINE_MS, () => abort.abort());
  try {
    const found = await (await connector()).probe(input, { http, signal: abort.signal });
    return found === null ? null : { network: info.id, ...found };
  } catch (error) {
    if (error instanceof ConnectorError) return error.failure;
    if (abort.signal.aborted) return { code: 'timeout' };
    ports.log('probe.bug', { network: info.id });
    return { code: 'internal' };
  } finally {
    stopTimer();
  }
}
