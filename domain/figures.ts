import { DAY_MS, weekdayOf, type CivilDay } from './civil-day.ts';
import type { ConversationId } from './ids.ts';
import type { ZoneMs } from './open-time.ts';
import type { Sentiment } from './sentiment.ts';

/** Something that came in, from the event log. */
export type Heard = {
  /** When it was written, ms since epoch. */
  readonly at: number;
  readonly conversationId: ConversationId;
  readonly network: string;
  readonly sentiment: Sentiment;
};
/** An answer of ours that is on the network, and since when, from the event log. */
export type Answered = { readonly at: number; readonly conversationId: ConversationId };
export type FigureLog = {
  readonly heard: readonly Heard[];
  readonly answered: readonly Answered[];
};

/** From the first message of a conversation in a span of time to the answer that followed. */
export type FirstAnswer = {
  readonly conversationId: ConversationId;
  readonly network: string;
  readonly heardAt: number;
  /** null: there was none. */
  readonly answeredAt: number | null;
};
/** [from, to) in ms since epoch. */
export type Span = { readonly from: number; readonly to: number };
/** One mark of a chart, or one big figure: what it counts can be listed. */
export type FigureMark =
  | { readonly kind: 'all' | 'answered' | 'unanswered' | 'negative' }
  | { readonly kind: 'day' | 'week'; readonly day: CivilDay }
  | { readonly kind: 'network'; readonly network: string }
  | { readonly kind: 'hour'; readonly weekday: number; readonly hour: number };

export function heardIn({ heard }: FigureLog, { from, to }: Span): readonly Heard[] {
  return heard.filter(({ at }) => at >= from && at < to);
}

export function firstAnswers(log: FigureLog, span: Span): readonly FirstAnswer[] {
  const first = new Map<ConversationId, Heard>();
  for (const one of heardIn(log, span)) {
    const known = first.get(one.conversationId);
    if (known === undefined || one.at < known.at) first.set(one.conversationId, one);
  }
  const answers = Map.groupBy(log.answered, ({ conversationId }) => conversationId);
  return [...first.values()].map(({ conversationId, network, at }) => {
    const later = (answers.get(conversationId) ?? []).map((answer) => answer.at);
    const after = later.filter((answeredAt) => answeredAt >= at);
    const answeredAt = after.length === 0 ? null : Math.min(...after);
    return { conversationId, network, heardAt: at, answeredAt };
  });
}

/** How long answers took, ms on the clock, shortest first. */
export function answerTimes(answers: readonly FirstAnswer[]): readonly number[] {
  return answers
    .flatMap(({ heardAt, answeredAt }) => (answeredAt === null ? [] : [answeredAt - heardAt]))
    .toSorted((a, b) => a - b);
}

/** The value below which a share of sorted values lies; null without values. */
export function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}

export function localDay(at: number, zoneMs: ZoneMs): CivilDay {
  return Math.floor((at + zoneMs(at)) / DAY_MS);
}

/** The Monday of the week of a day. */
export function weekOf(day: CivilDay): CivilDay {
  return day - ((weekdayOf(day) + 6) % 7);
}

export function localHour(at: number, zoneMs: ZoneMs): number {
  return Math.floor(((at + zoneMs(at)) % DAY_MS) / (DAY_MS / 24));
}

function ids(
  list: readonly { readonly conversationId: ConversationId }[],
): readonly ConversationId[] {
  return [...new Set(list.map(({ conversationId }) => conversationId))];
}

/** The conversations that a mark counts: what is listed is what was counted. */
export function conversationsOf(
  log: FigureLog,
  mark: FigureMark,
  { span, zoneMs }: { readonly span: Span; readonly zoneMs: ZoneMs },
): readonly ConversationId[] {
  const heard = heardIn(log, span);
  const firsts = firstAnswers(log, span);
  switch (mark.kind) {
    case 'all':
      return ids(heard);
    case 'answered':
      return ids(firsts.filter(({ answeredAt }) => answeredAt !== null));
    case 'unanswered':
      return ids(firsts.filter(({ answeredAt }) => answeredAt === null));
    case 'negative':
      return ids(heard.filter(({ sentiment }) => sentiment === 'negative'));
    case 'day':
      return ids(heard.filter(({ at }) => localDay(at, zoneMs) === mark.day));
    case 'week':
      return ids(firsts.filter(({ heardAt }) => weekOf(localDay(heardAt, zoneMs)) === mark.day));
    case 'network':
      return ids(heard.filter(({ network }) => network === mark.network));
    case 'hour':
      return ids(
        heard.filter(
          ({ at }) =>
            weekdayOf(localDay(at, zoneMs)) === mark.weekday && localHour(at, zoneMs) === mark.hour,
        ),
      );
  }
}
