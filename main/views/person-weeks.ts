import { personViews } from '#contract/person-rows.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { soundWeeks, type SoundWeek } from '#domain/sound-weeks.ts';
import type { ChangeOf, Reader } from '#main/store/store.ts';
import { isAltered } from './concerns.ts';
import { altersIdentities, identityIds } from './identity-ids.ts';
import { view } from './view.ts';

const WEEKS = 12;
const DAYS_IN_WEEK = 7;

/** How often somebody wrote, and how it sounded: the path to where they stand on the map today. */
export const personWeeksView = view(personViews.personWeeks, {
  async read({ workspaceId, personId }, { store, clock }) {
    const reader = store.forWorkspace(workspaceId);
    const seen = await identityIds(reader, personId);
    return { rows: [], rest: { weeks: await weeksOf(reader, seen, clock.now()) }, seen };
  },
  on: {
    people: altersIdentities,
    messages: (change, { seen = [] }) => altersSound(change, seen),
  },
});

/** Counted by the database; twelve weeks of whole days, of which the last one ends with today. */
export async function weeksOf(
  reader: Reader,
  ids: readonly PersonId[],
  now: number,
): Promise<readonly SoundWeek[]> {
  const starts = Array.from({ length: WEEKS }, (_, index) =>
    startOf(now, (WEEKS - index) * DAYS_IN_WEEK),
  );
  const [from = now] = starts;
  const times = async (more: object): Promise<readonly number[]> =>
    await reader.numbers('messages', 'createdAt', {
      where: { authorId: { inList: ids }, direction: 'in', createdAt: { from }, ...more },
    });
  const written = await times({});
  const positive = await times({ sentiment: 'positive' });
  const negative = await times({ sentiment: 'negative' });
  return soundWeeks({ written, positive, negative }, starts, startOf(now, 0));
}

/** The midnight that ends today, some days back; the calendar knows of days with 23 hours. */
function startOf(now: number, daysBack: number): number {
  const date = new Date(now);
  date.setHours(24, 0, 0, 0);
  date.setDate(date.getDate() - daysBack);
  return date.getTime();
}

/** Somebody of them wrote, or what they wrote sounds different. */
export function altersSound(change: ChangeOf<'messages'>, ids: readonly PersonId[]): boolean {
  return (
    ids.some((id) => change.touches('authorId', id)) &&
    change.documents.some(
      (one) =>
        ids.some((id) => id === (one.after ?? one.before)?.authorId) &&
        isAltered<Message>(one, ['authorId', 'createdAt', 'direction', 'sentiment']),
    )
  );
}
