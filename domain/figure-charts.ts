import { weekdayOf, type CivilDay } from './civil-day.ts';
import {
  answerTimes,
  firstAnswers,
  heardIn,
  localDay,
  localHour,
  quantile,
  weekOf,
  type FigureLog,
  type FirstAnswer,
  type Heard,
  type Span,
} from './figures.ts';
import type { ZoneMs } from './open-time.ts';

export type Figures = {
  readonly conversations: number;
  readonly messages: number;
  readonly negativeMessages: number;
  readonly answered: number;
  readonly medianMs: number | null;
  /** Nine of ten answers came faster. */
  readonly slowMs: number | null;
};
export type DayFigure = {
  readonly day: CivilDay;
  readonly conversations: number;
  /** Of them those with a negative message. */
  readonly negative: number;
};
export type NetworkFigure = {
  readonly network: string;
  readonly conversations: number;
  readonly medianMs: number | null;
};
export type WeekFigure = {
  readonly day: CivilDay;
  readonly answers: number;
  readonly medianMs: number | null;
};
export type HourFigure = {
  readonly weekday: number;
  readonly hour: number;
  readonly messages: number;
};

function countOf(list: readonly { readonly conversationId: string }[]): number {
  return new Set(list.map(({ conversationId }) => conversationId)).size;
}

function medianOf(answers: readonly FirstAnswer[]): number | null {
  return quantile(answerTimes(answers), 0.5);
}

function isNegative({ sentiment }: Heard): boolean {
  return sentiment === 'negative';
}

export function figuresOf(log: FigureLog, span: Span): Figures {
  const heard = heardIn(log, span);
  const times = answerTimes(firstAnswers(log, span));
  return {
    conversations: countOf(heard),
    messages: heard.length,
    negativeMessages: heard.filter(isNegative).length,
    answered: times.length,
    medianMs: quantile(times, 0.5),
    slowMs: quantile(times, 0.9),
  };
}

type Charted = { readonly span: Span; readonly zoneMs: ZoneMs };

/** Every day of the span, also those on which nothing came. */
export function dayFigures(log: FigureLog, { span, zoneMs }: Charted): readonly DayFigure[] {
  const byDay = Map.groupBy(heardIn(log, span), ({ at }) => localDay(at, zoneMs));
  const figures: DayFigure[] = [];
  for (let day = localDay(span.from, zoneMs); day <= localDay(span.to - 1, zoneMs); day++) {
    const heard = byDay.get(day) ?? [];
    figures.push({
      day,
      conversations: countOf(heard),
      negative: countOf(heard.filter(isNegative)),
    });
  }
  return figures;
}

/** The busiest first. */
export function networkFigures(log: FigureLog, span: Span): readonly NetworkFigure[] {
  const firsts = Map.groupBy(firstAnswers(log, span), ({ network }) => network);
  return [...Map.groupBy(heardIn(log, span), ({ network }) => network)]
    .map(([network, heard]) => ({
      network,
      conversations: countOf(heard),
      medianMs: medianOf(firsts.get(network) ?? []),
    }))
    .toSorted((a, b) => b.conversations - a.conversations);
}

export function weekFigures(log: FigureLog, { span, zoneMs }: Charted): readonly WeekFigure[] {
  const byWeek = Map.groupBy(firstAnswers(log, span), ({ heardAt }) =>
    weekOf(localDay(heardAt, zoneMs)),
  );
  const figures: WeekFigure[] = [];
  const last = localDay(span.to - 1, zoneMs);
  for (let day = weekOf(localDay(span.from, zoneMs)); day <= last; day += 7) {
    const answers = byWeek.get(day) ?? [];
    figures.push({ day, answers: answerTimes(answers).length, medianMs: medianOf(answers) });
  }
  return figures;
}

/** All hours of a week in which something came, Monday is 1 and Sunday 0. */
export function hourFigures(log: FigureLog, { span, zoneMs }: Charted): readonly HourFigure[] {
  const byHour = Map.groupBy(
    heardIn(log, span),
    ({ at }) => weekdayOf(localDay(at, zoneMs)) * 24 + localHour(at, zoneMs),
  );
  return [...byHour].map(([key, heard]) => ({
    weekday: Math.floor(key / 24),
    hour: key % 24,
    messages: heard.length,
  }));
}
