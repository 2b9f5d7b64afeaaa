import type { ParleyEvent, TriageFields } from './events.ts';
import { isNamed, isNamedInFull, withoutNames, type Forgotten } from './forget.ts';

type Them = Pick<Forgotten, 'ids' | 'names'>;
type Gone = {
  readonly messageIds: ReadonlySet<string>;
  readonly replyIds: ReadonlySet<string>;
};

/** What of a conversation with others is left in its events; null: it was about what they wrote. */
export function eventBesideThem(event: ParleyEvent, them: Them, gone: Gone): ParleyEvent | null {
  if ('messageId' in event && gone.messageIds.has(event.messageId)) return null;
  if ('replyId' in event && gone.replyIds.has(event.replyId ?? '')) return null;
  if (event.kind !== 'conversation.marked')
    return eventWithout(event, them, (text) => isNamed(text, them));
  const messageIds = event.messageIds.filter((id) => !gone.messageIds.has(id));
  return messageIds.length === 0 ? null : { ...event, messageIds };
}

/**
 * Any other event without them; null: it is about them. Figures are counted from events, so where others
 * are meant it stays, without the notes and names.
 */
export function eventWithout(
  event: ParleyEvent,
  them: Them,
  isAbout = (text: string): boolean => isNamedInFull(text, them),
): ParleyEvent | null {
  const text = JSON.stringify(event);
  for (const id of them.ids) if (text.includes(JSON.stringify(id).slice(1, -1))) return null;
  return withoutNames(withoutNotes(event, isAbout), them);
}

type Triaged = Extract<ParleyEvent, { kind: 'conversation.triaged' | 'rule.ran' | 'rule.applied' }>;

function isTriaged(event: ParleyEvent): event is Triaged {
  return ['conversation.triaged', 'rule.ran', 'rule.applied'].includes(event.kind);
}

function withoutNotes(event: ParleyEvent, isAbout: (text: string) => boolean): ParleyEvent {
  if (!isTriaged(event)) return event;
  const { before, after } = event;
  if (![...before.notes, ...after.notes].some(({ text }) => isAbout(text))) return event;
  const others = ({ notes, ...fields }: TriageFields): TriageFields => ({
    ...fields,
    notes: notes.filter(({ text }) => !isAbout(text)),
  });
  return { ...event, before: others(before), after: others(after) };
}
