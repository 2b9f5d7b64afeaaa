import { soonTime, pastTime } from '#renderer/i18n/dates.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';
import type { OutboxAction, ReplySituation } from './reply-situation.ts';

const SENTENCES: Readonly<Record<ReplySituation['kind'], string>> = {
  draft: 'outbox.is.draft',
  'can-be-taken-back': 'outbox.is.can-be-taken-back',
  'send-later': 'outbox.is.send-later',
  offline: 'reply.state.queuedOffline',
  'ask-old': 'outbox.ask.old',
  'ask-deleted': 'outbox.ask.deleted',
  'ask-edited': 'outbox.ask.edited',
  'ask-answered': 'outbox.ask.answered',
  'sign-in-first': 'outbox.is.sign-in-first',
  'tries-again': 'outbox.is.tries-again',
  next: 'reply.state.queuedSoon',
  behind: 'outbox.is.behind',
  sending: 'reply.state.sending',
  checking: 'outbox.is.checking',
  unclear: 'reply.state.unclear',
  failed: 'reply.state.failed',
  sent: 'reply.state.sent',
};
/** What is said where no moment is known. */
const SOON: Readonly<Partial<Record<ReplySituation['kind'], string>>> = {
  'tries-again': 'outbox.is.tries-again-soon',
  checking: 'outbox.is.checking-soon',
  'can-be-taken-back': 'reply.state.queuedSoon',
};

const BUTTONS: Readonly<Record<OutboxAction, string>> = {
  edit: 'reply.edit',
  retry: 'reply.retry',
  'send-now': 'reply.sendNow',
  'send-anyway': 'reply.sendAnyway',
  discard: 'reply.discard',
  look: 'outbox.look',
  'it-is-there': 'reply.markSent',
  'send-again': 'outbox.send-again',
  open: 'outbox.open',
};

type About = { readonly handle: string; readonly updatedAt: number; readonly now: number };

/** The situation as a sentence. */
export function situationText(
  situation: ReplySituation,
  { handle, updatedAt, now }: About,
  text: Text,
): string {
  const context = { now, locale: text.locale };
  if (situation.kind === 'draft')
    return text(SENTENCES.draft, { time: pastTime(updatedAt, context) });
  if (situation.at === null)
    return text(SOON[situation.kind] ?? SENTENCES[situation.kind], { handle });
  return text(SENTENCES[situation.kind], { handle, time: soonTime(situation.at, context) });
}

export function actionText(action: OutboxAction, text: Text): string {
  return text(BUTTONS[action]);
}
