import type { Failure } from '#domain/failure.ts';
import type { AccountId } from '#domain/ids.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import {
  ConnectorError,
  type NetworkConnector,
  type SignedIn,
  type SignInPorts,
} from '#main/networks/connector.ts';
import type { Outcome, SignInArgs } from './accounts.ts';
import { lentTo, type Clients, type ClientsPorts } from './clients.ts';
import { connectAccount } from './connect.ts';
import { withKeptFields } from './kept-fields.ts';
import { createWaysBack, type WaysBack } from './links.ts';
import { listenOnce } from './loopback.ts';
import { createPrompts, type Prompts } from './prompts.ts';

/** A code that is typed elsewhere is valid for a quarter of an hour with most networks. */
const DEADLINE_MS = 15 * 60_000;

/** Sign-ins that wait for a person, by `flowId`. */
export type Flows = {
  signIn(args: SignInArgs): Promise<Outcome<AccountId>>;
  readonly prompts: Prompts;
  cancel(flowId: string): void;
  /** Ends all of them. */
  close(): void;
};

export function createFlows(given: ClientsPorts, clients: Clients): Flows {
  const running = new Map<string, AbortController>();
  const prompts = createPrompts();
  const waysBack = createWaysBack(given.ports.links);
  return {
    prompts,
    async signIn(args) {
      const network = clients.networkOf(args.network);
      if (network === null || running.has(args.flowId))
        return { ok: false, failure: { code: 'invalid-input' } };
      const abort = new AbortController();
      running.set(args.flowId, abort);
      const stopTimer = given.ports.clock.after(DEADLINE_MS, () =>
        abort.abort(new ConnectorError({ code: 'timeout' }, true)),
      );
      try {
        const method = network.info.signIn.find(({ id }) => id === args.methodId);
        const fields = await completeFields(args, method, given);
        const lent = { given, prompts, waysBack, signal: abort.signal };
        const signedIn = await askPerson(await network.connector(), { ...args, fields }, lent);
        const target = { ...args, filled: { method, fields } };
        return await connectAccount(signedIn, target, { given, clients });
      } catch (error) {
        return { ok: false, failure: failureOf(error, args, given) };
      } finally {
        stopTimer();
        prompts.end(args.flowId);
        running.delete(args.flowId);
        abort.abort();
      }
    },
    cancel(flowId) {
      running.get(flowId)?.abort(new ConnectorError({ code: 'canceled' }, true));
    },
    close() {
      for (const flowId of running.keys()) this.cancel(flowId);
      waysBack.close();
    },
  };
}

async function completeFields(
  args: SignInArgs,
  method: SignInMethod | undefined,
  { store, ports }: ClientsPorts,
): Promise<SignInArgs['fields']> {
  const { workspaceId, again, fields } = args;
  const account =
    again === undefined ? null : await store.forWorkspace(workspaceId).get('accounts', again);
  return await withKeptFields({ account, app: args, method }, fields, ports.secrets);
}

type Lent = {
  readonly given: ClientsPorts;
  readonly prompts: Prompts;
  readonly waysBack: WaysBack;
  readonly signal: AbortSignal;
};

/** The connector's own way, ended from outside when it does not end by itself. */
async function askPerson(
  connector: NetworkConnector,
  args: SignInArgs,
  lent: Lent,
): Promise<SignedIn> {
  const { given, signal } = lent;
  if ((await given.ports.secrets.state()) === 'unavailable')
    throw new ConnectorError({ code: 'secrets-unavailable' }, true);
  const ended = Promise.withResolvers<never>();
  const end = (): void => ended.reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    return await Promise.race([connector.signIn(args, portsFor(args, lent)), ended.promise]);
  } finally {
    signal.removeEventListener('abort', end);
    ended.promise.catch(() => undefined);
  }
}

function portsFor({ flowId }: SignInArgs, { given, prompts, waysBack, signal }: Lent): SignInPorts {
  return {
    ...lentTo(given),
    signal,
    loopback: async (path, port) => await listenOnce(path, { signal, port: port ?? 0 }),
    scheme: (name, isMine) => waysBack.wait({ name, isMine }, signal),
    async openBrowser(url) {
      const refused = await given.ports.desktop.openExternal(url);
      if (refused !== null) throw new ConnectorError(refused, true);
    },
    showCode: (prompt) => prompts.show(flowId, { kind: 'code', ...prompt }),
    ask: async (prompt) => await prompts.ask(flowId, { kind: 'fields', ...prompt }, signal),
  };
}

function failureOf(error: unknown, args: SignInArgs, { ports }: ClientsPorts): Failure {
  if (error instanceof ConnectorError) return error.failure;
  ports.log('sign-in.bug', {
    network: args.network,
    name: error instanceof Error ? error.name : 'unknown',
  });
  return { code: 'internal' };
}
