import type { Account } from '#domain/account.ts';
import type { NetworkClient } from '#main/networks/connector.ts';
import type { LaneContext } from './sync-ports.ts';

const DEADLINE_MS = 60_000;

/** One question to a network, with a deadline, counted on its host. */
export async function askNetwork<Value>(
  account: Account,
  { ports, hosts, closing }: LaneContext,
  ask: (client: NetworkClient, signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const deadline = new AbortController();
  const stopTimer = ports.clock.after(DEADLINE_MS, () => deadline.abort());
  try {
    const client = await ports.clientFor(account);
    hosts.asked(account);
    const value = await ask(client, AbortSignal.any([deadline.signal, closing]));
    hosts.answered(account, null);
    return value;
  } catch (error) {
    hosts.answered(account, error);
    throw error;
  } finally {
    stopTimer();
  }
}
