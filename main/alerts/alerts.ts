import type { Message } from '#domain/message.ts';
import type { Desktop } from '#main/ports.ts';
import type { StoreChange } from '#main/store/store.ts';
import { fromTheStarred, withoutMuted } from '#main/store/worth-telling.ts';
import { minuteOfDay, noticesOf } from './notices.ts';
import type { AlertsPorts } from './snooze.ts';

type Ports = AlertsPorts & {
  readonly desktop: Pick<Desktop, 'notify' | 'setBadge'>;
  /** `hidden`: that there is something, but not what. */
  notify(): 'never' | 'shown' | 'hidden';
  onOpen(message: Message): void;
};

/** What came in within this time is told in one notice. */
const GATHER_MS = 1500;
/** Older messages are no news: they came with a first sync or after a long time offline. */
const NEWS_MS = 60 * 60_000;

/** Tells the desktop what arrived, and keeps the number on the app's icon. */
export function startAlerts(ports: Ports): { close(): Promise<void> } {
  const { store, clock, desktop, log } = ports;
  const arrived = new Set<string>();
  let isClosed = false;
  let cancel: (() => void) | null = null;
  let shownBadge = -1;
  let telling: Promise<void> = Promise.resolve();

  const tell = async (): Promise<void> => {
    const openCount = await store.acrossWorkspaces.count('conversations', {
      where: { state: 'open' },
    });
    if (openCount !== shownBadge) desktop.setBadge(openCount);
    shownBadge = openCount;
    const ids = [...arrived];
    arrived.clear();
    const how = ports.notify();
    if (ids.length > 0 && how !== 'never') await notify(await newsOf(ids, ports), how);
  };
  const notify = async (messages: readonly Message[], how: 'shown' | 'hidden'): Promise<void> => {
    const clients = await store.acrossWorkspaces.find('workspaces', {});
    const byId = new Map(clients.map((client) => [client.id, client]));
    const minute = minuteOfDay(clock.now());
    for (const { newest, ...notice } of noticesOf(messages, byId, {
      minute,
      isPresenting: how === 'hidden',
    }))
      desktop.notify({ ...notice, onClick: () => ports.onOpen(newest) });
  };
  const follow = ({ collection, ids }: Pick<StoreChange, 'collection' | 'ids'>): void => {
    if (collection === 'events') for (const id of ids) arrived.add(id);
    if ((collection !== 'events' && collection !== 'conversations') || cancel !== null) return;
    cancel = clock.after(GATHER_MS, () => {
      cancel = null;
      telling = tell().catch(() => log('alerts.bug'));
    });
  };
  const stop = store.onChange((change) => {
    if (!isClosed) follow(change);
  });
  follow({ collection: 'conversations', ids: [] });
  return {
    async close() {
      isClosed = true;
      stop();
      cancel?.();
      await telling;
    },
  };
}

/** Messages that are worth a notice: just written, after the account was connected, not muted, by whom the client wants. */
async function newsOf(eventIds: readonly string[], { store, clock }: Ports): Promise<Message[]> {
  const reader = store.acrossWorkspaces;
  const events = await reader.getMany('events', eventIds);
  const messageIds = [...events.values()].flatMap((event) =>
    event.kind === 'message.arrived' ? [event.messageId] : [],
  );
  const messages = [...(await reader.getMany('messages', messageIds)).values()].filter(
    ({ createdAt, readAt }) => readAt === undefined && createdAt > clock.now() - NEWS_MS,
  );
  const conversations = await reader.getMany(
    'conversations',
    messages.map(({ conversationId }) => conversationId),
  );
  const accounts = await reader.getMany(
    'accounts',
    messages.map(({ accountId }) => accountId),
  );
  const news = messages.filter(
    ({ accountId, conversationId, createdAt }) =>
      conversations.get(conversationId)?.isMuted === false &&
      createdAt > (accounts.get(accountId)?.createdAt ?? Number.POSITIVE_INFINITY),
  );
  return [...(await fromTheStarred(store, await withoutMuted(store, news)))];
}
