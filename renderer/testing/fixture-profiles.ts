import { ownOf } from './fixture-person.ts';
import type { InboxRow, PersonRow } from '#contract/rows.ts';
import { toId, type ConversationId, type PersonId, type WorkspaceId } from '#domain/ids.ts';
import type { Ground } from './fixture-accounts.ts';
import type { Talk } from './fixture-people.ts';

/** Somebody who writes to an account, at a time. */
export type Cast = { readonly talk: Talk; readonly ground: Ground; readonly now: number };

const MINUTE = 60_000;

export const personOf = ({ talk, ground }: Cast) =>
  toId<PersonId>(`${ground[1]}|${ground[2]}|${talk.handle}`);

export function personRow(cast: Cast): PersonRow {
  const { talk, ground, now } = cast;
  return {
    id: personOf(cast),
    workspaceId: toId<WorkspaceId>(ground[1]),
    network: ground[2],
    name: talk.name,
    handle: talk.handle,
    url: `https://people.example/${talk.key}`,
    ...(talk.bio === undefined ? {} : { bio: talk.bio }),
    ...(talk.reach === undefined ? {} : { reach: talk.reach, postCount: 4210 }),
    conversationCount: 7,
    firstSeenAt: now - 400 * 1440 * MINUTE,
    isVip: talk.key === 'tom',
    isMuted: false,
    identities: identitiesOf(cast),
    labels: [{ id: 'customer', name: 'Customer', color: '#2f7d62' }],
    ...ownOf(talk.key),
    earlier: [
      {
        id: toId<ConversationId>('e1'),
        title: 'Frage zum Mahlgrad',
        at: now - 51 * 1440 * MINUTE,
        state: 'done',
      },
      {
        id: toId<ConversationId>('e2'),
        title: '„Lieblingsespresso!“',
        at: now - 97 * 1440 * MINUTE,
        state: 'done',
      },
    ],
  };
}

/** One of them is found on a second network. */
function identitiesOf(cast: Cast): PersonRow['identities'] {
  const { talk, ground } = cast;
  const { key, name, handle, reach } = talk;
  const url = `https://people.example/${key}`;
  const more = reach === undefined ? {} : { reach };
  const own = {
    id: personOf(cast),
    network: ground[2],
    name,
    handle,
    url,
    block:
      ground[2] === 'mastodon' || ground[2] === 'bluesky' ? ('free' as const) : ('cannot' as const),
    ...more,
  };
  if (key !== 'tom') return [own];
  const blog = {
    network: 'wordpress',
    handle: 'tom@kessler.example',
    url: 'https://kessler.example',
    block: 'cannot' as const,
  };
  return [own, { id: toId<PersonId>(`${own.id}-blog`), name, ...blog }];
}

/** Whom a word could mean that begins as their name does. */
export function namedIn(inbox: readonly InboxRow[], word: string | null) {
  return inbox
    .filter(
      ({ personName }) => word !== null && personName.toLowerCase().startsWith(word.toLowerCase()),
    )
    .slice(0, 8)
    .map(({ personName, personHandle }, index) => ({
      id: personHandle,
      name: personName,
      handle: personHandle,
      isHere: index === 0,
    }));
}
