import type { WorkspaceId } from '#domain/ids.ts';
import type { Lessons } from '#domain/sentiment/hits.ts';
import type { Judge } from '#domain/sentiment/judge.ts';
import { learn, type Correction } from '#domain/sentiment/lessons.ts';
import type { Store } from '#main/store/store.ts';

/** Older corrections are forgotten: words change. */
const MOST_CORRECTIONS = 500;

/** What the person's corrections at one client teach, from the messages as they stand now. */
export async function readLessons(
  store: Store,
  workspaceId: WorkspaceId,
  judge: Judge,
): Promise<Lessons> {
  const workspace = store.forWorkspace(workspaceId);
  const events = await workspace.find('events', {
    where: { kind: 'message.judged' },
    sort: [['at', 'desc']],
    limit: MOST_CORRECTIONS,
  });
  const ids = events.flatMap((event) => (event.kind === 'message.judged' ? [event.messageId] : []));
  const messages = await workspace.getMany('messages', ids);
  const corrections = [...messages.values()].flatMap(
    ({ text, language, sentiment, tone }): readonly Correction[] =>
      sentiment === undefined || tone?.by !== 'person' ? [] : [{ text, language, sentiment }],
  );
  return learn(corrections, judge);
}
