import { views } from '#contract/views.ts';
import type { Account } from '#domain/account.ts';
import type { Conversation } from '#domain/conversation.ts';
import type { FeedCursor } from '#domain/cursor.ts';
import type { NetworkInfo } from '#domain/network.ts';
import type { Reply } from '#domain/reply.ts';
import { initials, type Workspace } from '#domain/workspace.ts';
import type { Reader } from '#main/store/store.ts';
import { countRefusedActions, hasPendingActions } from './actions.ts';
import { always, alters, wasOrIs } from './concerns.ts';
import { needsPerson } from './reply-row.ts';
import { countIn, ofClient } from './state-counts.ts';
import { view, type Status } from './view.ts';

/** The frame: clients with their open count, networks, the state of the world. */
export const appView = view(views.app, {
  on: {
    workspaces: always,
    accounts: alters<Account>('workspaceId'),
    conversations: alters<Conversation>('workspaceId', 'state', 'snoozedUntil'),
    replies: alters<Reply>('status'),
    cursors: alters<FeedCursor>('lastOkAt'),
    messages: ({ documents }) => documents.some(wasOrIs(hasPendingActions)),
  },
  follows: worldOf,
  async read(_args, ports) {
    const reader = ports.store.acrossWorkspaces;
    const workspaces = (await reader.find('workspaces', {})).toSorted(byPosition);
    const now = ports.clock.now();
    const open = new Map<string, number>();
    for (const { id } of workspaces) {
      open.set(id, await countIn(ports.store, 'open', { whose: ofClient(id), now }));
    }
    const accounts = await reader.countBy('accounts', 'workspaceId', {});
    const pending = await reader.find('replies', {
      where: { 'status.state': { inList: ['queued', 'sending', 'unclear', 'failed'] } },
    });
    const stuckCount = pending.filter((reply) => needsPerson(reply.status)).length;
    return {
      rows: workspaces.map((client) => ({
        id: client.id,
        name: client.name,
        initials: initials(client.name),
        color: client.color,
        isSample: client.isSample,
        altText: client.altText,
        openCount: open.get(client.id) ?? 0,
        accountCount: accounts.get(client.id) ?? 0,
        hours: client.hours,
        quiet: client.quiet,
        noticesFrom: client.noticesFrom,
        holidays: client.holidays,
        goals: client.goals,
      })),
      rest: {
        ...worldOf(ports.status()),
        stuckCount: stuckCount + (await countRefusedActions(reader)),
        queuedCount: pending.length - stuckCount,
        lastSyncAt: await lastSyncAt(reader),
        networks: ports.networks.map(toNetworkRow),
      },
    };
  },
});

/** What of the state of the world is no other view's. */
function worldOf({ syncing: _syncing, rates: _rates, prompts: _prompts, ...world }: Status) {
  return world;
}

export function byPosition(a: Workspace, b: Workspace): number {
  return a.position - b.position || a.createdAt - b.createdAt;
}

async function lastSyncAt(reader: Reader): Promise<number | undefined> {
  const cursors = await reader.find('cursors', {});
  const times = cursors.map((cursor) => cursor.lastOkAt).filter((at) => at !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}

function toNetworkRow({ defaultTextRule: _rule, signIn, ...network }: NetworkInfo) {
  return { ...network, signIn: [...signIn] };
}
