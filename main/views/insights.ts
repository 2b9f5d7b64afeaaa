import { views } from '#contract/views.ts';
import {
  dayFigures,
  figuresOf,
  hourFigures,
  networkFigures,
  weekFigures,
} from '#domain/figure-charts.ts';
import { conversationsOf, type FigureLog, type Span } from '#domain/figures.ts';
import type { ParleyEvent } from '#domain/events.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { ChangeOf, Reader } from '#main/store/store.ts';
import { alters } from './concerns.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

const DAY_MS = 86_400_000;
/** What a mark lists; nobody reads more. */
const MOST_LISTED = 200;
const TITLE_LENGTH = 120;

export const insightsView = view(views.insights, {
  on: { events: isOfFigures, messages: alters<Message>('sentiment') },
  async read({ workspaceId, days }, ports) {
    const { span, before } = spansOf(days, ports.clock.now());
    const log = await readLog(readerOf(ports.store, workspaceId), {
      from: before.from,
      to: span.to,
    });
    const charted = { span, zoneMs };
    return {
      rows: [],
      rest: {
        now: figuresOf(log, span),
        before: figuresOf(log, before),
        days: dayFigures(log, charted),
        networks: networkFigures(log, span),
        weeks: weekFigures(log, charted),
        hours: hourFigures(log, charted),
      },
    };
  },
});

export const insightListView = view(views.insightList, {
  on: {
    events: isOfFigures,
    messages: alters<Message>('sentiment'),
    conversations: ({ ids }, { rows }) => rows.some(({ id }) => ids.includes(id)),
  },
  async read({ workspaceId, days, mark }, ports) {
    const { span } = spansOf(days, ports.clock.now());
    const reader = readerOf(ports.store, workspaceId);
    const log = await readLog(reader, span);
    const ids = conversationsOf(log, mark, { span, zoneMs });
    return { rows: await rowsOf(reader, ids), rest: { total: ids.length } };
  },
});

const KINDS = ['message.arrived', 'reply.sent', 'reply.elsewhere'] as const;

function isOfFigures(change: ChangeOf<'events'>): boolean {
  return KINDS.some((kind) => change.touches('kind', kind));
}

/** Whole days: the last one ends with today, so that a figure does not change with every minute. */
function spansOf(days: number, now: number): { readonly span: Span; readonly before: Span } {
  const tomorrow = new Date(now);
  tomorrow.setHours(24, 0, 0, 0);
  const start = (back: number): number => {
    const date = new Date(tomorrow);
    date.setDate(date.getDate() - back);
    return date.getTime();
  };
  return {
    span: { from: start(days), to: tomorrow.getTime() },
    before: { from: start(2 * days), to: start(days) },
  };
}

function zoneMs(at: number): number {
  return -new Date(at).getTimezoneOffset() * 60_000;
}

/** Parley may have been closed when it was written; a server's clock may be ahead of ours. */
function writtenAt({ at }: ParleyEvent, { createdAt }: Message): number {
  return Math.min(createdAt, at);
}

/** Answers are looked for up to now: one that came after the span is still an answer. */
async function readLog(reader: Reader, { from, to }: Span): Promise<FigureLog> {
  const arrivals = await reader.find('events', {
    where: { kind: 'message.arrived', at: { from, below: to } },
  });
  const answers = await reader.find('events', {
    where: {
      kind: { inList: ['reply.sent', 'reply.elsewhere'] },
      at: { from, below: to + DAY_MS },
    },
  });
  const ids = [...arrivals, ...answers].flatMap((event) =>
    event.kind === 'message.arrived' || event.kind === 'reply.elsewhere' ? [event.messageId] : [],
  );
  const messages = await reader.getMany('messages', ids);
  return {
    heard: arrivals.flatMap((event) => {
      const message = event.kind === 'message.arrived' ? messages.get(event.messageId) : undefined;
      if (message === undefined) return [];
      const { conversationId, network, sentiment = 'unknown' } = message;
      return [{ at: writtenAt(event, message), conversationId, network, sentiment }];
    }),
    answered: answers.flatMap((event) => {
      if (event.kind !== 'reply.sent' && event.kind !== 'reply.elsewhere') return [];
      const own = event.kind === 'reply.elsewhere' ? messages.get(event.messageId) : undefined;
      const at = own === undefined ? event.at : writtenAt(event, own);
      return [{ at, conversationId: event.conversationId }];
    }),
  };
}

type Row = {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly network: string;
  readonly personName: string;
  readonly title: string;
  readonly at: number;
};

async function rowsOf(reader: Reader, ids: readonly string[]): Promise<readonly Row[]> {
  const found = await reader.getMany('conversations', ids);
  return [...found.values()]
    .map(({ id, workspaceId, network, personName, subject, preview, lastActivityAt: at }) => ({
      id,
      workspaceId,
      network,
      personName,
      title: [...(subject ?? preview.text)].slice(0, TITLE_LENGTH).join(''),
      at,
    }))
    .toSorted((a, b) => b.at - a.at)
    .slice(0, MOST_LISTED);
}
