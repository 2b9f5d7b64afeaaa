import { views } from '#contract/views.ts';
import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import { fold } from '#domain/search-text.ts';
import { alters } from './concerns.ts';
import { picture } from './scope.ts';
import { view } from './view.ts';

const MOST = 8;
/** Of the conversation and of all people so many are looked at, the latest first. */
const MESSAGES_LOOKED_AT = 200;
const PEOPLE_LOOKED_AT = 1000;

type Known = {
  readonly name: string;
  readonly handle: string;
  readonly avatarUrl: string | undefined;
  readonly isHere: boolean;
};

/** Who could be meant by the beginning of a name: first who takes part, then who is known. */
export const mentionsView = view(views.mentions, {
  on: {
    people: (change, { args }) =>
      args.word !== null && alters<Person>('name', 'handle', 'avatarUrl')(change),
  },
  async read({ workspaceId, accountId, conversationId, word }, ports) {
    if (word === null) return { rows: [], rest: {} };
    const store = ports.store.forWorkspace(workspaceId);
    const messages = await store.find('messages', {
      where: { conversationId },
      sort: [['createdAt', 'desc']],
      limit: MESSAGES_LOOKED_AT,
    });
    const network = (await store.get('accounts', accountId))?.network;
    const people = await store.find('people', {
      sort: [['lastSeenAt', 'desc']],
      limit: PEOPLE_LOOKED_AT,
    });
    const wanted = fold(word.replace(/^@/u, ''));
    const found = new Map<string, Known>();
    for (const known of [
      ...messages.filter(({ direction }) => direction === 'in').map(ofMessage),
      ...people.filter((person) => person.network === network).map(ofPerson),
    ])
      if (!found.has(known.handle) && isMeant(known, wanted)) found.set(known.handle, known);
    return {
      rows: [...found.values()].slice(0, MOST).map(({ name, handle, avatarUrl, isHere }) => ({
        id: handle,
        name,
        handle,
        isHere,
        picture: picture(ports, avatarUrl),
      })),
      rest: {},
    };
  },
});

function ofMessage({ authorName, authorHandle, authorAvatarUrl }: Message): Known {
  return { name: authorName, handle: authorHandle, avatarUrl: authorAvatarUrl, isHere: true };
}

function ofPerson({ name, handle, avatarUrl }: Person): Known {
  return { name, handle, avatarUrl, isHere: false };
}

function isMeant({ name, handle }: Known, wanted: string): boolean {
  if (handle === '') return false;
  const words = [handle.replace(/^@/u, ''), ...name.split(/\s+/u)];
  return words.some((word) => fold(word).startsWith(wanted));
}
