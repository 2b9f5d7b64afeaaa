import type { Text } from './catalogue.ts';
import { soonTime } from './dates.ts';

/** A failure of the contract; its shape is repeated here because this folder imports nothing. */
export type FailureLike = {
  readonly code: string;
  readonly host?: string | undefined;
  readonly detail?: string | undefined;
  readonly retryAt?: number | undefined;
};

/** One sentence that says what happened and what to do next. */
export function failureText(failure: FailureLike, text: Text, now: number): string {
  const host = failure.host ?? text('failure.someHost');
  const time =
    failure.retryAt === undefined
      ? text('failure.soon')
      : soonTime(failure.retryAt, { now, locale: text.locale });
  return text(`failure.${failure.code}`, { host, time });
}

/** The server's own words as a quotation, or null when it said nothing. */
export function failureQuote(failure: FailureLike, text: Text): string | null {
  const detail = failure.detail?.trim() ?? '';
  return detail === '' ? null : text('failure.quote', { host: failure.host ?? '', detail });
}
