import type { ReplyRow } from '#contract/rows.ts';
import { clockTime, soonTime } from '#renderer/i18n/dates.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';

/** Less than this ahead needs no time. */
const SOON_MS = 30_000;

/** The state of a reply as a short sentence. */
export function replyStateText(
  reply: ReplyRow,
  { now, isOnline }: { readonly now: number; readonly isOnline: boolean },
  text: Text,
): string {
  const { state, dueAt, question } = reply;
  if (question !== undefined) return text(`outbox.ask.${question.why}`);
  switch (state) {
    case 'queued':
      return queuedText(dueAt, { now, isOnline }, text);
    case 'unclear':
      return text(reply.needsPerson ? 'reply.state.unclear' : 'reply.state.unclearChecking');
    case 'sent':
      return `${text('reply.state.sent')} · ${clockTime(reply.updatedAt, text.locale)}`;
    case 'draft':
    case 'sending':
    case 'failed':
    case 'canceled':
      return text(`reply.state.${state}`);
  }
}

function queuedText(
  dueAt: number | undefined,
  { now, isOnline }: { readonly now: number; readonly isOnline: boolean },
  text: Text,
): string {
  if (dueAt !== undefined && dueAt - now > SOON_MS)
    return text('reply.state.queued', { time: soonTime(dueAt, { now, locale: text.locale }) });
  return text(isOnline ? 'reply.state.queuedSoon' : 'reply.state.queuedOffline');
}
