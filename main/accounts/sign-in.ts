import type { Failure } from '#domain/failure.ts';
import type { AccountId } from '#domain/ids.ts';
import {
  ConnectorError,
  type NetworkConnector,
  type SignedIn,
  type SignInPorts,
} from '#main/networks/connector.ts';
import type { Outcome, SignInArgs } from './accounts.ts';
import { lentTo, type Clients, type ClientsPorts } from './clients.ts';
import { connectAccount } from './connect.ts';
import { listenOnce } from './loopback.ts';

const DEADLINE_MS = 5 * 60_000;

/** Sign-ins that wait for a person, by `flowId`. */
export type Flows = {
  signIn(args: SignInArgs): Promise<Outcome<AccountId>>;
  cancel(flowId: string): void;
  /** Ends all of them. */
  close(): void;
};

export function createFlows(given: ClientsPorts, clients: Clients): Flows {
  const running = new Map<string, AbortController>();
  return {
    async signIn(args) {
      const connector = clients.connectorOf(args.network);
      if (connector === null || running.has(args.flowId))
        return { ok: false, failure: { code: 'invalid-input' } };
      const abort = new AbortController();
      running.set(args.flowId, abort);
      const stopTimer = given.ports.clock.after(DEADLINE_MS, () =>
        abort.abort(new ConnectorError({ code: 'timeout' }, true)),
      );
      try {
        const signedIn = await askPerson(connector, args, { given, signal: abort.signal });
        return await connectAccount(signedIn, args, { given, clients });
      } catch (error) {
        return { ok: false, failure: failureOf(error, args, given) };
      } finally {
        stopTimer();
        running.delete(args.flowId);
        abort.abort();
      }
    },
    cancel(flowId) {
      running.get(flowId)?.abort(new ConnectorError({ code: 'canceled' }, true));
    },
    close() {
      for (const flowId of running.keys()) this.cancel(flowId);
    },
  };
}

type Lent = { readonly given: ClientsPorts; readonly signal: AbortSignal };

/** The connector's own way, ended from outside when it does not end by itself. */
async function askPerson(
  connector: NetworkConnector,
  args: SignInArgs,
  { given, signal }: Lent,
): Promise<SignedIn> {
  const { desktop, secrets } = given.ports;
  if ((await secrets.state()) === 'unavailable')
    throw new ConnectorError({ code: 'secrets-unavailable' }, true);
  const lent: SignInPorts = {
    ...lentTo(given),
    signal,
    loopback: async (path) => await listenOnce(path, signal),
    async openBrowser(url) {
      const refused = await desktop.openExternal(url);
      if (refused !== null) throw new ConnectorError(refused, true);
    },
  };
  const ended = Promise.withResolvers<never>();
  const end = (): void => ended.reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    return await Promise.race([connector.signIn(args, lent), ended.promise]);
  } finally {
    signal.removeEventListener('abort', end);
    ended.promise.catch(() => undefined);
  }
}

function failureOf(error: unknown, args: SignInArgs, { ports }: ClientsPorts): Failure {
  if (error instanceof ConnectorError) return error.failure;
  ports.log('sign-in.bug', {
    network: args.network,
    name: error instanceof Error ? error.name : 'unknown',
  });
  return { code: 'internal' };
}
