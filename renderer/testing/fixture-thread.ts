import type { ConversationEntry, MessageRow } from '#contract/rows.ts';
import { toId, type MessageId } from '#domain/ids.ts';
import type { World } from './fixture-world.ts';

const MINUTE = 60_000;

function at(index: number): number {
  return Date.now() - (20 - index) * MINUTE;
}

function idOf(name: string): MessageId {
  return toId<MessageId>(`thread-${name}`);
}

function answers(name: string): Pick<MessageRow, 'answers'> {
  return { answers: { messageId: idOf(name), authorName: name, isOurs: false } };
}

/** Puts a thread with branches, and one of everything that can hang on a message, into the first conversation. */
export function putThread(world: World): void {
  const [row] = world.inbox;
  const any = [...world.entries.values()].flat().find((entry) => entry.entry === 'message');
  if (row === undefined || any?.entry !== 'message') throw new Error('The world is silent');
  const say = (index: number, name: string, more: Partial<MessageRow>): ConversationEntry => ({
    ...any,
    id: idOf(name),
    messageId: idOf(name),
    conversationId: row.id,
    workspaceId: row.workspaceId,
    accountId: row.accountId,
    kind: 'comment',
    direction: 'in',
    authorName: name,
    authorHandle: `@${name.toLowerCase()}@kaffee.example`,
    text: `${name} says something`,
    spans: [],
    media: [],
    isUnread: false,
    createdAt: at(index),
    ...more,
  });
  world.entries.set(row.id, [
    say(1, 'Asta', {}),
    say(2, 'Bela', {
      ...answers('Asta'),
      text: 'Second now',
      editedAt: at(3),
      history: [{ text: 'First then', since: at(2) }],
    }),
    say(4, 'Cleo', { ...answers('Bela'), isDeleted: true }),
    say(5, 'Dana', { contentWarning: 'Spiders', text: 'Eight legs' }),
    say(6, 'Ezra', {
      ...answers('Asta'),
      poll: {
        options: [
          { title: 'Espresso', votes: 3 },
          { title: 'Filter', votes: 1 },
        ],
        voters: 4,
        isClosed: true,
        isMultiple: false,
      },
    }),
    say(7, 'Finn', {
      quote: {
        state: 'shown',
        authorName: 'Gala',
        authorHandle: '@gala@kaffee.example',
        text: 'What was quoted',
        url: 'https://kaffee.example/quoted',
      },
      card: { url: 'https://roast.example/how', title: 'How we roast' },
    }),
    say(8, 'Hugo', {
      url: 'https://kaffee.example/hugo',
      media: [
        {
          kind: 'image',
          picture: '/media/roast',
          url: 'https://pictures.example/1',
          alt: 'A drum full of beans',
        },
        { kind: 'image', picture: '/media/cup', url: 'https://pictures.example/2', alt: 'A cup' },
      ],
    }),
  ]);
}
