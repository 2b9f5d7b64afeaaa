import type { PersonId, WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { readMuted, readStarred } from './muted.ts';
import type { Store } from './store.ts';

type Told = Pick<Message, 'workspaceId' | 'authorId'>;

/** Without those of people who are muted. */
export async function withoutMuted<One extends Told>(
  store: Store,
  messages: readonly One[],
): Promise<readonly One[]> {
  return await keep(messages, async (workspaceId) => {
    const muted = await readMuted(store.forWorkspace(workspaceId));
    return (authorId) => !muted.has(authorId);
  });
}

/** Where a client wants only that: those of people with a star. */
export async function fromTheStarred<One extends Told>(
  store: Store,
  messages: readonly One[],
): Promise<readonly One[]> {
  return await keep(messages, async (workspaceId) => {
    const workspace = store.forWorkspace(workspaceId);
    const client = await workspace.get('workspaces', workspaceId);
    if (client?.noticesFrom !== 'starred') return () => true;
    const starred = await readStarred(workspace);
    return (authorId) => starred.has(authorId);
  });
}

async function keep<One extends Told>(
  messages: readonly One[],
  rule: (workspaceId: WorkspaceId) => Promise<(authorId: PersonId) => boolean>,
): Promise<readonly One[]> {
  const kept: One[] = [];
  for (const [workspaceId, own] of Map.groupBy(messages, (one) => one.workspaceId)) {
    const fits = await rule(workspaceId);
    kept.push(...own.filter(({ authorId }) => fits(authorId)));
  }
  return kept;
}
