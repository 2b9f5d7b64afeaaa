import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, weekdayOf } from './civil-day.ts';
import {
  dayFigures,
  figuresOf,
  hourFigures,
  networkFigures,
  weekFigures,
} from './figure-charts.ts';
import { conversationsOf, type FigureLog, type Span } from './figures.ts';
import { toId, type ConversationId } from './ids.ts';
import { SENTIMENTS } from './sentiment.ts';

const HOUR = 3_600_000;
const START = 20_000 * DAY_MS;
const span: Span = { from: START + 3 * DAY_MS, to: START + 33 * DAY_MS };
const zoneMs = (at: number): number => (at < START + 15 * DAY_MS ? HOUR : 2 * HOUR);
const charted = { span, zoneMs };
const NETWORKS = ['mastodon', 'bluesky', 'mail'];

const id = fc.integer({ min: 0, max: 12 }).map((number) => toId<ConversationId>(`c${number}`));
const at = fc.integer({ min: START, max: START + 40 * DAY_MS });
/** A log as it may stand: in any order, answers without questions, several at once. */
const logs: fc.Arbitrary<FigureLog> = fc.record({
  heard: fc.array(
    fc.record({
      at,
      conversationId: id,
      network: fc.constantFrom(...NETWORKS),
      sentiment: fc.constantFrom(...SENTIMENTS),
    }),
    { maxLength: 60 },
  ),
  answered: fc.array(fc.record({ at, conversationId: id }), { maxLength: 40 }),
});

/** The same, counted again by walking through the log from its beginning, without the code above. */
function recount(log: FigureLog) {
  const events = [
    ...log.heard.map((one) => ({ ...one, kind: 'heard' as const })),
    ...log.answered.map((one) => ({ ...one, kind: 'answered' as const })),
  ].toSorted((a, b) => a.at - b.at || (a.kind === 'heard' ? -1 : 1));
  const waiting = new Map<string, number>();
  const took: number[] = [];
  const seen = new Set<string>();
  let messages = 0;
  let negative = 0;
  for (const event of events) {
    if (event.kind === 'heard' && event.at >= span.from && event.at < span.to) {
      messages++;
      if (event.sentiment === 'negative') negative++;
      if (!seen.has(event.conversationId)) waiting.set(event.conversationId, event.at);
      seen.add(event.conversationId);
    }
    const since = waiting.get(event.conversationId);
    if (event.kind !== 'answered' || since === undefined) continue;
    took.push(event.at - since);
    waiting.delete(event.conversationId);
  }
  const sorted = took.toSorted((a, b) => a - b);
  return {
    conversations: seen.size,
    messages,
    negativeMessages: negative,
    answered: took.length,
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? null,
  };
}

test('every big figure equals a recount from the log', () => {
  fc.assert(
    fc.property(logs, (log) => {
      expect(figuresOf(log, span)).toMatchObject(recount(log));
    }),
  );
});

test('every mark lists as many conversations as it counts', () => {
  fc.assert(
    fc.property(logs, (log) => {
      const list = (mark: Parameters<typeof conversationsOf>[1]) =>
        conversationsOf(log, mark, charted).length;
      const figures = figuresOf(log, span);
      expect(list({ kind: 'all' })).toBe(figures.conversations);
      expect(list({ kind: 'answered' })).toBe(figures.answered);
      expect(list({ kind: 'unanswered' })).toBe(figures.conversations - figures.answered);
      for (const { day, conversations } of dayFigures(log, charted))
        expect(list({ kind: 'day', day })).toBe(conversations);
      for (const { network, conversations } of networkFigures(log, span))
        expect(list({ kind: 'network', network })).toBe(conversations);
    }),
  );
});

test('parts add up: hours to messages, weeks to answers, days to the span', () => {
  fc.assert(
    fc.property(logs, (log) => {
      const figures = figuresOf(log, span);
      const hours = hourFigures(log, charted);
      expect(hours.reduce((sum, { messages }) => sum + messages, 0)).toBe(figures.messages);
      const weeks = weekFigures(log, charted);
      expect(weeks.reduce((sum, { answers }) => sum + answers, 0)).toBe(figures.answered);
      expect(weeks.every(({ day }) => weekdayOf(day) === 1)).toBe(true);
      expect(dayFigures(log, charted).length).toBeGreaterThanOrEqual(30);
    }),
  );
});

test('no figure is made up where there is nothing to count', () => {
  const empty = { heard: [], answered: [] };
  expect(figuresOf(empty, span)).toEqual({
    conversations: 0,
    messages: 0,
    negativeMessages: 0,
    answered: 0,
    medianMs: null,
    slowMs: null,
  });
  expect(hourFigures(empty, charted)).toEqual([]);
});
