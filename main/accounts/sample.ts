import { toId, type WorkspaceId } from '#domain/ids.ts';
import type { KnownNetwork, SignInPorts } from '#main/networks/connector.ts';
import { SAMPLE_CLIENT, SAMPLE_SEARCH } from '#main/networks/sample/client-name.ts';
import { lentTo, type Clients, type ClientsPorts } from './clients.ts';
import { connectAccount } from './connect.ts';
import { tellStory, touchStory, type Teller } from './sample-story.ts';

type Lent = { readonly given: ClientsPorts; readonly clients: Clients };

function isEmbedded({ info }: KnownNetwork): boolean {
  return info.stage === 'embedded';
}

async function outside(): Promise<never> {
  return await Promise.reject(new Error('The sample never leaves the app'));
}

/** Accounts of the sample live inside the app: nobody is asked and nothing is opened. */
function lentInside(given: ClientsPorts): SignInPorts {
  return {
    ...lentTo(given),
    signal: new AbortController().signal,
    loopback: outside,
    scheme: () => ({ redirectUri: '', answer: outside() }),
    openBrowser: outside,
    showCode: () => undefined,
    ask: outside,
  };
}

/** The sample client with an account on each embedded network; the one that is there, if there is. */
export async function openSample(locale: 'en' | 'de', lent: Lent): Promise<WorkspaceId> {
  const { store, ports, networks } = lent.given;
  const workspaces = await store.acrossWorkspaces.find('workspaces', {});
  const known = workspaces.find(({ isSample }) => isSample);
  if (known !== undefined) return known.id;
  const workspaceId = toId<WorkspaceId>(ports.random.uuid());
  const now = ports.clock.now();
  await store.forWorkspace(workspaceId).change(
    (transaction) =>
      transaction.put('workspaces', {
        id: workspaceId,
        ...SAMPLE_CLIENT,
        position: workspaces.reduce((most, { position }) => Math.max(most, position + 1), 0),
        isSample: true,
        focusedAt: now,
        createdAt: now,
      }),
    { safety: 'durable' },
  );
  const teller: Teller = { workspace: store.forWorkspace(workspaceId), ports, locale };
  for (const { info, connector } of networks.filter(isEmbedded)) {
    const signedIn = await (
      await connector()
    ).signIn({ serverUrl: '', methodId: 'sample', fields: { locale } }, lentInside(lent.given));
    await connectAccount(
      signedIn,
      { workspaceId, network: info.id, searchFor: SAMPLE_SEARCH },
      lent,
    );
  }
  const accounts = await teller.workspace.find('accounts', {});
  for (const account of accounts)
    await tellStory(account, await lent.clients.clientFor(account), teller);
  await touchStory(accounts, teller);
  return workspaceId;
}
