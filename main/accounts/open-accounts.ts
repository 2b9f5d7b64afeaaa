import type { Accounts } from './accounts.ts';
import type { Clients, ClientsPorts } from './clients.ts';
import { connectAccount } from './connect.ts';
import { readLists } from './lists.ts';
import { setOptions } from './options.ts';
import { probeNetworks } from './probe.ts';
import { pauseAll, removeAccount, signOut } from './remove.ts';
import { openSample } from './sample.ts';
import { createFlows } from './sign-in.ts';

/** `close` ends sign-ins that still wait for somebody. */
export function openAccounts(given: ClientsPorts, clients: Clients): Accounts & { close(): void } {
  const flows = createFlows(given, clients);
  const lent = { given, clients };
  let opening: ReturnType<typeof openSample> | null = null;
  return {
    probe: async (input, network) => await probeNetworks(input, network, given),
    signIn: async (args) => await flows.signIn(args),
    cancelSignIn: (flowId) => flows.cancel(flowId),
    prompts: () => flows.prompts.current(),
    onPrompt: (listener) => flows.prompts.onChange(listener),
    answerPrompt: (flowId, fields) => flows.prompts.answer(flowId, fields),
    setOptions: async (args) => await setOptions(args, lent),
    async importSubscriptions({ workspaceId, network, file }) {
      const connector = await clients.networkOf(network)?.connector();
      const signedIn = connector?.readSubscriptions?.(file) ?? null;
      return signedIn === null
        ? { ok: false, failure: { code: 'not-a-list' } }
        : await connectAccount(signedIn, { workspaceId, network }, lent);
    },
    lists: async (workspaceId, accountId) => await readLists({ workspaceId, accountId }, lent),
    remove: async (workspaceId, accountId) => await removeAccount({ workspaceId, accountId }, lent),
    async removeAll(workspaceId) {
      for (const account of await pauseAll(given.store.forWorkspace(workspaceId)))
        await signOut(account, [], lent);
    },
    // Asked for twice at the same time it is one client.
    async openSample(locale) {
      opening ??= openSample(locale, lent).finally(() => {
        opening = null;
      });
      return await opening;
    },
    close: () => flows.close(),
  };
}
