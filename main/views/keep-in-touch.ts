import { personViews } from '#contract/person-rows.ts';
import { compose, leadOf } from '#domain/identity.ts';
import { touchSpan } from '#domain/keep-in-touch.ts';
import { ownOf } from '#domain/person-own.ts';
import type { Person } from '#domain/person.ts';
import { readLastContact } from '#main/store/last-contact.ts';
import { readProfile } from '#main/store/profile.ts';
import type { Altered } from '#main/store/store.ts';
import { isAltered } from './concerns.ts';
import { altersIdentities } from './identity-ids.ts';
import { picture, readerOf } from './scope.ts';
import { view, type ViewPorts } from './view.ts';

const MOST_SHOWN = 200;
/** With more people nobody keeps in touch. */
const MOST_KEPT = 1000;

/** With whom one keeps in touch, and when it is time again. */
export const keepInTouchView = view(personViews.keepInTouch, {
  async read({ workspaceId }, ports) {
    const kept = await readerOf(ports.store, workspaceId).find('people', {
      where: { 'touch.days': { from: 1 } },
      limit: MOST_KEPT,
    });
    // Of the identities of one person any may have been asked for.
    const persons = new Map(kept.map((person) => [leadOf(person), person]));
    const found = await Promise.all(
      [...persons.values()].map(async (person) => await rowOf(person, ports)),
    );
    const rows = found
      .flatMap(({ row }) => row ?? [])
      .toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_SHOWN);
    return { rows, rest: {}, seen: new Set<string>(found.flatMap(({ ids }) => ids)) };
  },
  on: {
    people: (change) => altersIdentities(change) || change.documents.some(isKeptOtherwise),
    conversations: ({ documents }, { seen }) =>
      documents.some(
        ({ before, after }) =>
          [before, after].some((one) => one !== null && seen?.has(one.personId) === true) &&
          before?.lastActivityAt !== after?.lastActivityAt,
      ),
    replies: ({ documents }, { seen }) =>
      documents.some(
        (one) =>
          seen?.has(one.after?.to?.personId ?? '') === true &&
          one.before?.status.state !== one.after?.status.state,
      ),
  },
  follows: ({ settings }) => settings.loadPictures,
});

async function rowOf(person: Person, ports: ViewPorts) {
  const store = ports.store.forWorkspace(person.workspaceId);
  const { lead, identities } = await readProfile(store, person);
  const ids = identities.map(({ id }) => id);
  const { touch } = ownOf(identities);
  if (touch === undefined) return { ids, row: null };
  const { at, conversation } = await readLastContact(store, ids);
  return {
    ids,
    row: {
      id: lead.id,
      workspaceId: lead.workspaceId,
      network: lead.network,
      name: lead.name,
      handle: lead.handle,
      picture: picture(ports, compose({ lead, identities }).avatarUrl),
      days: touch.days,
      dueAt: touchSpan(touch, at).dueAt,
      lastContactAt: at,
      conversationId: conversation?.id,
      accountId: conversation?.accountId,
    },
  };
}

/** People with whom one does not keep in touch come and go all the time. */
function isKeptOtherwise(one: Altered<Person>): boolean {
  if (one.before?.touch === undefined && one.after?.touch === undefined) return false;
  return isAltered(one, ['touch', 'name', 'handle', 'avatarUrl']);
}
