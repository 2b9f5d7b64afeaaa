import type { Account } from '#domain/account.ts';
import { arrive, HISTORY_MS } from '#domain/arrival.ts';
import { conversationId } from '#domain/ids.ts';
import { feedKey, type Feed } from '#domain/network.ts';
import { addNote, setLabel, snooze } from '#domain/triage.ts';
import type { NetworkClient, RemoteMessage } from '#main/networks/connector.ts';
import { touches } from '#main/networks/sample/touches.ts';
import type { Ports } from '#main/ports.ts';
import type { Transaction, WorkspaceStore } from '#main/store/store.ts';

export type Teller = {
  readonly workspace: WorkspaceStore;
  readonly ports: Pick<Ports, 'clock' | 'random'>;
  readonly locale: 'en' | 'de';
};

type Told = { readonly message: RemoteMessage; readonly feed: Feed };

/**
 * Stores the whole sample in one write per account, so that the first look is complete: sync would
 * bring the same messages, but not what a person has already done with them.
 */
export async function tellStory(
  account: Account,
  client: NetworkClient,
  teller: Teller,
): Promise<void> {
  const signal = new AbortController().signal;
  const told: Told[] = [];
  for (const kind of ['interactions', 'direct', 'own', 'home'] as const) {
    if (!account.capabilities.feeds.includes(kind)) continue;
    const feed = { kind };
    const page = await client.pull({ feed, cursor: null, direction: 'forward', signal });
    for (const change of page.changes)
      if (change.kind === 'message') told.push({ message: change.message, feed });
  }
  const inOrder = told.toSorted((a, b) => a.message.createdAt - b.message.createdAt);
  await teller.workspace.change(
    (transaction) => {
      for (const one of inOrder) take(one, transaction, { ...teller, account });
    },
    { safety: 'durable' },
  );
}

function take(
  { message, feed }: Told,
  transaction: Transaction,
  { account, ports }: Teller & { readonly account: Account },
): void {
  const now = ports.clock.now();
  const arrival = arrive(
    message,
    {
      workspaceId: account.workspaceId,
      accountId: account.id,
      network: account.network,
      feed: feedKey(feed),
      askedAt: now,
      now,
      historyBefore: account.createdAt - HISTORY_MS,
    },
    {
      message: (id) => transaction.get('messages', id),
      person: (id) => transaction.get('people', id),
      conversation: (id) => transaction.get('conversations', id),
    },
  );
  if (arrival.message !== undefined) transaction.put('messages', arrival.message);
  if (arrival.person !== undefined) transaction.put('people', arrival.person);
  if (arrival.conversation !== undefined) transaction.put('conversations', arrival.conversation);
  if (!arrival.isNews || arrival.message === undefined) return;
  transaction.put('events', {
    id: ports.random.uuid(),
    workspaceId: account.workspaceId,
    at: message.createdAt,
    kind: 'message.arrived',
    conversationId: arrival.message.conversationId,
    messageId: arrival.message.id,
  });
}

/** Labels, notes, a snooze, a monitor and saved replies, so that a new person sees what they look like. */
export async function touchStory(accounts: readonly Account[], teller: Teller): Promise<void> {
  const { workspace, ports, locale } = teller;
  const now = ports.clock.now();
  await workspace.change(
    (transaction) => {
      const change = (root: string, next: (known: Known) => Known): void => {
        for (const account of accounts) {
          const known = transaction.get('conversations', conversationId(account.id, root));
          if (known !== null) transaction.put('conversations', next(known));
        }
      };
      for (const { name, color, on } of touches.labels) {
        const id = ports.random.uuid();
        transaction.put('library', {
          id,
          workspaceId: workspace.workspaceId,
          createdAt: now,
          kind: 'label',
          name: name[locale],
          color,
        });
        for (const root of on) change(root, (known) => setLabel(known, id, 'add'));
      }
      for (const { on, text, minutesAgo } of touches.notes) {
        const createdAt = now - minutesAgo * 60_000;
        const note = { id: ports.random.uuid(), text: text[locale], createdAt };
        change(on, (known) => addNote(known, note));
      }
      for (const { on, hours } of touches.snoozed)
        change(on, (known) => snooze(known, { until: 'either', at: now + hours * 3_600_000 }));
      for (const { name, words } of touches.monitors)
        transaction.put('monitors', {
          id: ports.random.uuid(),
          workspaceId: workspace.workspaceId,
          createdAt: now,
          name,
          words,
          tellsRise: true,
        });
      for (const { kind, name, text } of touches.texts)
        transaction.put('library', {
          id: ports.random.uuid(),
          workspaceId: workspace.workspaceId,
          createdAt: now,
          kind,
          name: name[locale],
          text: text[locale],
        });
    },
    { safety: 'durable' },
  );
}

type Known = Parameters<typeof snooze>[0];
