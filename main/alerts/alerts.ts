import type { Message } from '#domain/message.ts';
import type { Desktop } from '#main/ports.ts';
import type { StoreChange } from '#main/store/store.ts';
import type { AlertsPorts } from './snooze.ts';

type Ports = AlertsPorts & {
  readonly desktop: Pick<Desktop, 'notify' | 'setBadge'>;
  mayNotify(): boolean;
  onOpen(message: Message): void;
};

/** What came in within this time is told in one notice. */
const GATHER_MS = 1500;
/** Older messages are no news: they came with a first sync or after a long time offline. */
const NEWS_MS = 60 * 60_000;
const BODY_LENGTH = 200;

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
    const messages = ids.length === 0 || !ports.mayNotify() ? [] : await newsOf(ids, ports);
    notify(messages, ports);
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

/** Messages that are worth a notice: just written, after the account was connected, not muted. */
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
  return messages.filter(
    ({ accountId, conversationId, createdAt }) =>
      conversations.get(conversationId)?.isMuted === false &&
      createdAt > (accounts.get(accountId)?.createdAt ?? Number.POSITIVE_INFINITY),
  );
}

function notify(messages: readonly Message[], ports: Ports): void {
  const newest = messages.toSorted((a, b) => b.createdAt - a.createdAt)[0];
  if (newest === undefined) return;
  const others = new Set(messages.map(({ conversationId }) => conversationId)).size - 1;
  const { authorName, text, contentWarning } = newest;
  ports.desktop.notify({
    id: newest.conversationId,
    title:
      others === 0
        ? { en: authorName, de: authorName }
        : { en: `${authorName} and ${others} more`, de: `${authorName} und ${others} weitere` },
    body: (contentWarning ?? text).slice(0, BODY_LENGTH),
    onClick: () => ports.onOpen(newest),
  });
}
