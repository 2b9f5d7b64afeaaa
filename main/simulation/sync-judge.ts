import { messageId } from '#domain/ids.ts';
import { isPlaceholder } from '#domain/merge.ts';
import type { Violation } from './judge.ts';
import type { SyncHistory } from './sync-history.ts';

/** Holds what sync stored against what people really wrote. */
export function judgeSync(history: SyncHistory): readonly Violation[] {
  return [
    ...missing(history).map((detail) =>
      violation(history, 'I3 every message is there, once', detail),
    ),
    ...outdated(history).map((detail) =>
      violation(history, 'I9 the newest version stays, deleted stays deleted', detail),
    ),
    ...forgotten(history).map((detail) =>
      violation(history, 'I8 what a person sorted stays sorted', detail),
    ),
    ...[...history.broken].map((detail) =>
      violation(history, `${detail.slice(0, 2)} held at every commit`, detail),
    ),
    ...greedy(history).map((detail) =>
      violation(history, 'I11 requests stay inside the budget', detail),
    ),
    ...(history.clockWasSet ? [] : impatient(history)).map((detail) =>
      violation(history, 'I12 no request before Retry-After', detail),
    ),
    ...wrongSummaries(history).map((detail) =>
      violation(history, 'I3 a summary counts what is there', detail),
    ),
  ];
}

function violation({ seed }: SyncHistory, promise: string, detail: string): Violation {
  return { seed, promise, detail };
}

/** 80 % of the usual 300 requests in five minutes, to one host: the rest is the person's. */
const BUDGET_WINDOW_MS = 5 * 60_000;
const MOST_REQUESTS = 240;

function greedy({ servers }: SyncHistory): string[] {
  const byHost = Map.groupBy(servers, ({ account }) => account.serverUrl);
  return [...byHost].flatMap(([host, own]) => {
    const requests = own.flatMap(({ server }) => server.requests).toSorted((a, b) => a - b);
    const isOver = requests.some((at, index) => {
      const before = requests[index - MOST_REQUESTS];
      return before !== undefined && at - before < BUDGET_WINDOW_MS;
    });
    return isOver ? [host] : [];
  });
}

function impatient({ servers }: SyncHistory): string[] {
  return servers.flatMap(({ server }) => server.impolite.map((at) => `${server.style} at ${at}`));
}

function missing({ servers, messages }: SyncHistory): string[] {
  const stored = new Set<string>(messages.map(({ id }) => id));
  return servers.flatMap(({ account, server }) =>
    server
      .truth()
      .map(({ remoteId }) => messageId(account.id, remoteId))
      .filter((id) => !stored.has(id)),
  );
}

function outdated({ servers, messages }: SyncHistory): string[] {
  const stored = new Map<string, (typeof messages)[number]>(messages.map((one) => [one.id, one]));
  return servers.flatMap(({ account, server }) =>
    server.truth().flatMap((truth) => {
      const message = stored.get(messageId(account.id, truth.remoteId));
      if (message === undefined) return [];
      const isRight = truth.isDeleted
        ? message.isDeletedRemotely && message.text === ''
        : message.text === truth.text && !message.isDeletedRemotely;
      return isRight ? [] : [`${message.id}: "${message.text}" instead of "${truth.text}"`];
    }),
  );
}

function forgotten({ conversations, notes }: SyncHistory): string[] {
  return [...notes].flatMap(([id, expected]) => {
    const conversation = conversations.find((one) => one.id === id);
    const kept = new Set(conversation?.notes.map(({ text }) => text));
    const isLabeled = conversation?.labelIds.includes('vip') === true;
    return isLabeled && expected.every((note) => kept.has(note)) ? [] : [id];
  });
}

function wrongSummaries({ conversations, messages }: SyncHistory): string[] {
  return conversations.flatMap((conversation) => {
    const own = messages.filter(
      (message) => message.conversationId === conversation.id && !isPlaceholder(message),
    );
    const unread = own.filter(({ readAt }) => readAt === undefined).length;
    const newest = Math.max(0, ...own.map(({ createdAt }) => createdAt));
    const problems = [
      conversation.unreadCount === unread
        ? ''
        : `${conversation.unreadCount} unread instead of ${unread}`,
      conversation.lastInboundAt === newest ? '' : 'a wrong newest message',
    ].filter((problem) => problem !== '');
    return problems.map((problem) => `${conversation.id}: ${problem}`);
  });
}
