import { views } from '#contract/views.ts';
import { leadOf } from '#domain/identity.ts';
import type { Person } from '#domain/person.ts';
import { fold } from '#domain/search-text.ts';
import { breathe } from '#main/store/breathe.ts';
import type { Place, Reader } from '#main/store/store.ts';
import { alters } from './concerns.ts';
import { toIdentity } from './identity-row.ts';
import { view } from './view.ts';

const MOST_FOUND = 12;
const CHUNK = 500;
/** Of more people than this only the latest are searched. */
const MOST_LOOKED_AT = 50_000;

/** Whom somebody could be merged with: by any words of their name and handle, whoever was seen last first. */
export const peopleNamedView = view(views.peopleNamed, {
  on: { people: alters<Person>('name', 'handle', 'leadId') },
  follows: ({ settings }) => settings.loadPictures,
  async read({ workspaceId, personId, words }, ports) {
    const store = ports.store.forWorkspace(workspaceId);
    const person = await store.get('people', personId);
    const wanted = fold(words)
      .split(/\s+/u)
      .filter((word) => word !== '');
    if (person === null || wanted.length === 0) return { rows: [], rest: {} };
    const mine = leadOf(person);
    const found: Person[] = [];
    for await (const people of pagesOf(store)) {
      found.push(...people.filter((one) => leadOf(one) !== mine && isNamed(one, wanted)));
      if (found.length >= MOST_FOUND) break;
    }
    return {
      rows: found.slice(0, MOST_FOUND).map((one) => toIdentity(one, ports)),
      rest: {},
    };
  },
});

async function* pagesOf(store: Reader): AsyncGenerator<readonly Person[]> {
  let after: Place | undefined;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += CHUNK) {
    const people = await store.find('people', {
      sort: [['lastSeenAt', 'desc']],
      limit: CHUNK,
      ...(after === undefined ? {} : { after }),
    });
    const last = people.at(-1);
    if (last === undefined) return;
    yield people;
    after = { at: last.lastSeenAt, id: last.id };
    await breathe();
  }
}

function isNamed({ name, handle }: Person, wanted: readonly string[]): boolean {
  const said = fold(`${name} ${handle}`);
  return wanted.every((word) => said.includes(word));
}
