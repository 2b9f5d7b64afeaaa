import { isQuiet } from '#domain/quiet-hours.ts';
import type { Message } from '#domain/message.ts';
import type { Workspace } from '#domain/workspace.ts';
import type { Notice } from '#main/ports.ts';

const BODY_LENGTH = 200;
const MOST_NAMES = 3;
const MINUTES_PER_HOUR = 60;

type Told = Omit<Notice, 'onClick'> & { readonly newest: Message };

/** ms since epoch, as minutes since midnight on this machine. */
export function minuteOfDay(now: number): number {
  const date = new Date(now);
  return date.getHours() * MINUTES_PER_HOUR + date.getMinutes();
}

/** One notice per client, none for a client that has its quiet hours. */
export function noticesOf(
  messages: readonly Message[],
  clients: ReadonlyMap<string, Workspace>,
  how: { readonly minute: number; readonly isPresenting: boolean },
): readonly Told[] {
  return [...Map.groupBy(messages, ({ workspaceId }) => workspaceId)].flatMap(([id, own]) => {
    const client = clients.get(id);
    const newest = own.toSorted((a, b) => b.createdAt - a.createdAt)[0];
    if (client === undefined || newest === undefined) return [];
    if (client.quiet !== undefined && isQuiet(client.quiet, how.minute)) return [];
    // With several clients every notice says whose it is.
    const suffix = clients.size > 1 ? ` · ${client.name}` : '';
    const told = how.isPresenting ? hidden() : shown(own, newest, suffix);
    return [{ id: newest.workspaceId, ...told, newest }];
  });
}

/** While others look at the screen nothing of it is told. */
function hidden(): Pick<Notice, 'title' | 'body'> {
  return { title: { en: 'Parley: something new', de: 'Parley: etwas Neues' }, body: '' };
}

function shown(
  messages: readonly Message[],
  newest: Message,
  suffix: string,
): Pick<Notice, 'title' | 'body'> {
  const { authorName, text, contentWarning } = newest;
  const count = new Set(messages.map(({ conversationId }) => conversationId)).size;
  if (count === 1)
    return {
      title: { en: authorName + suffix, de: authorName + suffix },
      body: (contentWarning ?? text).slice(0, BODY_LENGTH),
    };
  const names = [...new Set(messages.map((message) => message.authorName))];
  return {
    title: {
      en: `${authorName} and ${count - 1} more${suffix}`,
      de: `${authorName} und ${count - 1} weitere${suffix}`,
    },
    body: names.slice(0, MOST_NAMES).join(', ').slice(0, BODY_LENGTH),
  };
}
