import type { Account } from '#domain/account.ts';
import { ConnectorError, type NetworkClient } from '#main/networks/connector.ts';
import type { LaneContext, SyncPorts } from './sync-ports.ts';

const DEADLINE_MS = 60_000;

/** One question to a network, with a deadline, counted on its host. */
export async function askNetwork<Value>(
  account: Account,
  { ports, hosts, closing }: LaneContext,
  ask: (client: NetworkClient, signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const deadline = new AbortController();
  const stopTimer = ports.clock.after(DEADLINE_MS, () => deadline.abort());
  let client: NetworkClient | null = null;
  try {
    client = await ports.clientFor(account);
    hosts.asked(account);
    const value = await ask(client, AbortSignal.any([deadline.signal, closing]));
    hosts.answered(account, null);
    return value;
  } catch (error) {
    hosts.answered(account, error);
    throw (await isOutdated(error, { client, account }, ports))
      ? new ConnectorError({ code: 'canceled' }, true)
      : error;
  } finally {
    stopTimer();
  }
}

/** A token was refused that a new sign-in has replaced meanwhile: that says nothing about the new one. */
async function isOutdated(
  trouble: unknown,
  asked: { readonly client: NetworkClient | null; readonly account: Account },
  ports: SyncPorts,
): Promise<boolean> {
  const isRefused = trouble instanceof ConnectorError && trouble.failure.code === 'login-needed';
  if (!isRefused) return false;
  if (asked.client === null) return false;
  const current = await ports.clientFor(asked.account).catch(() => null);
  return current !== null && current !== asked.client;
}
