import type { InboxRow } from '#contract/rows.ts';
import { soonTime } from '#renderer/i18n/dates.ts';
import { durationText } from '#renderer/i18n/duration.ts';
import { shortNumber } from '#renderer/i18n/numbers.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';

/** From this reach on it is worth a word. */
const BIG_REACH = 5000;
/** What is due so soon is shown in red. */
const SOON_MS = 3_600_000;

/** Where somebody wrote: `on “Herbströstung”`, `mentioned you · 18k followers`. */
export function whereWords(row: InboxRow, text: Text): string {
  const { kind, subject, reach } = row;
  const where =
    kind === 'comment' && subject === undefined
      ? text('inbox.where.commentBare')
      : text(`inbox.where.${kind}`, { subject: subject ?? '' });
  return reach !== undefined && reach >= BIG_REACH
    ? `${where} · ${text('inbox.reach', { count: shortNumber(reach, text.locale) })}`
    : where;
}

export type DueWords = { readonly tone: 'bad' | 'neutral'; readonly words: string };

/** The answer clock, or null when nothing is due or it is answered. */
export function dueWords(row: InboxRow, now: number, text: Text): DueWords | null {
  if (row.dueAt === undefined || row.state !== 'open') return null;
  const left = row.dueAt - now;
  if (left <= 0) return { tone: 'bad', words: text('inbox.overdue') };
  return { tone: left < SOON_MS ? 'bad' : 'neutral', words: durationText(left, text) };
}

type SentimentWords = { readonly tone: 'good' | 'bad'; readonly words: string };
type StateWords = { readonly tone: 'neutral' | 'warn' | 'bad' | 'accent'; readonly words: string };

/** What is on its way or needs the person, or that the answer came from another app. */
export function replyWords(row: InboxRow, text: Text): StateWords | null {
  const isElsewhere = row.isAnsweredElsewhere === true && row.state === 'waiting';
  if (row.reply === undefined)
    return isElsewhere ? { tone: 'neutral', words: text('inbox.answeredElsewhere') } : null;
  const tone = {
    draft: 'neutral',
    queued: 'accent',
    asks: 'warn',
    sending: 'accent',
    unclear: 'warn',
    failed: 'bad',
  } as const;
  return { tone: tone[row.reply], words: text(`inbox.reply.${row.reply}`) };
}

/** How it sounds, where that is worth a word: most messages are neutral. */
export function sentimentWords(row: InboxRow, text: Text): SentimentWords | null {
  if (row.sentiment !== 'negative' && row.sentiment !== 'positive') return null;
  const tone = row.sentiment === 'negative' ? 'bad' : 'good';
  return { tone, words: text(`sentiment.${row.sentiment}`) };
}

/** The state, where the list does not say it: in a search, and the time for snoozed ones. */
export function stateWords(
  row: InboxRow,
  shown: { readonly isSearch: boolean; readonly now: number },
  text: Text,
): string | null {
  if (row.state === 'snoozed' && row.snoozedUntil === undefined)
    return text('inbox.snoozedUntilAnswer');
  if (row.state === 'snoozed' && row.snoozedUntil !== undefined)
    return text('inbox.snoozedUntil', {
      time: soonTime(row.snoozedUntil, { now: shown.now, locale: text.locale }),
    });
  return shown.isSearch && row.state !== 'open' ? text(`inbox.state.${row.state}`) : null;
}

/** Why it is a risk: `reach 18k · waiting 9 h · “never arrived” · complaint`. */
export function riskWords({ risk }: InboxRow, text: Text): string | null {
  if (risk === undefined) return null;
  const { reach, waitingMs, words, isComplaint } = risk;
  return [
    ...(reach === undefined
      ? []
      : [text('risk.reach', { count: shortNumber(reach, text.locale) })]),
    text('risk.waiting', { time: durationText(waitingMs, text) }),
    ...words.map((word) => text('risk.word', { word })),
    ...(isComplaint ? [text('risk.complaint')] : []),
  ].join(' · ');
}
