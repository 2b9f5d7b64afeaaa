import { commands } from '#contract/commands.ts';
import { DAY_MS } from '#domain/civil-day.ts';
import type { PersonFields } from '#domain/events.ts';
import type { Profile } from '#domain/identity.ts';
import type { PersonId, WorkspaceId } from '#domain/ids.ts';
import { touchDone, touchEvery, touchLater } from '#domain/keep-in-touch.ts';
import { STAR_LIST } from '#domain/library.ts';
import { readField } from '#domain/person-field.ts';
import { ownOf, type PersonOwn } from '#domain/person-own.ts';
import type { Person } from '#domain/person.ts';
import { lastContactIn } from '#main/store/last-contact.ts';
import { findProfile } from '#main/store/profile.ts';
import { hasRoom } from '#main/store/star.ts';
import type { Transaction } from '#main/store/store.ts';
import { done, refused, type Refused } from './answer.ts';
import { command, type CommandPorts } from './command.ts';
import { changePerson } from './person-change.ts';
import { closeTheirs } from './person-mute.ts';
import { newAct, type TriageAct } from './triage.ts';

type Asked = { readonly workspaceId: WorkspaceId; readonly personId: PersonId };
/** What is said of a person is said of the lead; what is over is over at all identities. */
type Edit = {
  readonly lead: Partial<PersonFields>;
  readonly others?: (identity: Person) => Partial<PersonFields>;
};
type Known = Profile & { readonly own: PersonOwn };

export const personCommands = {
  'person.update': command(
    commands['person.update'],
    async ({ isVip, note, ...asked }, ports) =>
      await change(asked, ports, () => ({
        lead: {
          ...(isVip === undefined ? {} : { isVip }),
          ...(note === undefined ? {} : { note: note || null }),
        },
        others: () => (isVip === false ? { isVip } : {}),
      })),
  ),

  'person.setField': command(
    commands['person.setField'],
    async ({ fieldId, value: typed, ...asked }, ports) =>
      await change(asked, ports, ({ lead }, tx) => {
        const field = tx.get('library', fieldId);
        if (field?.kind !== 'person-field') return refused('not-found');
        const read = readField(field.valueKind, typed);
        if (!read.ok) return refused('invalid-input', read.why);
        if (read.value !== '') return { lead: { fields: withValue(lead, fieldId, read.value) } };
        return {
          lead: { fields: without(lead, fieldId) },
          others: (identity) => ({ fields: without(identity, fieldId) }),
        };
      }),
  ),

  'person.setList': command(
    commands['person.setList'],
    async ({ listId, isOn, ...asked }, ports) =>
      await change(asked, ports, ({ lead }, tx) =>
        isOn ? ontoList(tx, lead, listId) : offList(lead, listId),
      ),
  ),

  /** What is open of theirs is done with, and comes back with the same undo. */
  'person.setMuted': command(
    commands['person.setMuted'],
    async ({ isMuted, ...asked }, ports) =>
      await change(asked, ports, ({ identities }, tx, act) => {
        if (isMuted) closeTheirs(tx, new Set(identities.map(({ id }) => id)), act);
        return { lead: { isMuted }, others: () => ({ isMuted }) };
      }),
  ),

  'person.keepInTouch': command(
    commands['person.keepInTouch'],
    async ({ days, ...asked }, ports) =>
      await change(asked, ports, ({ own }) =>
        days === null
          ? { lead: { touch: null }, others: () => ({ touch: null }) }
          : { lead: { touch: touchEvery(own.touch, { days, now: ports.clock.now() }) } },
      ),
  ),

  'person.touchLater': command(
    commands['person.touchLater'],
    async ({ days, ...asked }, ports) =>
      await change(asked, ports, ({ own, identities }, tx) => {
        if (own.touch === undefined) return refused('not-allowed-now');
        const ids = identities.map(({ id }) => id);
        const until = ports.clock.now() + days * DAY_MS;
        return { lead: { touch: touchLater(own.touch, lastContactIn(tx, ids), until) } };
      }),
  ),

  'person.touchDone': command(
    commands['person.touchDone'],
    async (asked, ports) =>
      await change(asked, ports, ({ own }) =>
        own.touch === undefined
          ? refused('not-allowed-now')
          : { lead: { touch: touchDone(own.touch, ports.clock.now()) } },
      ),
  ),

  'person.mark': command(
    commands['person.mark'],
    async ({ mark, ...asked }, ports) =>
      await change(asked, ports, () =>
        mark === null
          ? { lead: { mark: null }, others: () => ({ mark: null }) }
          : { lead: { mark: { kind: mark, at: ports.clock.now() } } },
      ),
  ),
};

function withValue({ fields = {} }: Person, fieldId: string, value: string): Person['fields'] & {} {
  return { ...fields, [fieldId]: value };
}

function without({ fields = {} }: Person, fieldId: string): Person['fields'] & {} {
  const { [fieldId]: _, ...others } = fields;
  return others;
}

function ontoList(tx: Transaction, { listIds = [] }: Person, listId: string): Edit | Refused {
  if (listId !== STAR_LIST && tx.get('library', listId)?.kind !== 'people-list')
    return refused('not-found');
  if (!hasRoom(tx, listId)) return refused('list-full');
  if (listId === STAR_LIST) return { lead: { isVip: true } };
  return { lead: { listIds: [...listIds.filter((id) => id !== listId), listId] } };
}

function offList(lead: Person, listId: string): Edit {
  const off = ({ listIds = [] }: Person): Partial<PersonFields> =>
    listId === STAR_LIST ? { isVip: false } : { listIds: listIds.filter((id) => id !== listId) };
  return { lead: off(lead), others: off };
}

/** One act on one person, durably; nothing when it is refused. */
async function change(
  { workspaceId, personId }: Asked,
  ports: CommandPorts,
  next: (known: Known, tx: Transaction, act: TriageAct) => Edit | Refused,
) {
  const act = newAct(ports);
  return await ports.store.forWorkspace(workspaceId).change(
    (tx) => {
      const person = tx.get('people', personId);
      if (person === null) return refused('not-found');
      const profile = findProfile(tx, person);
      const edit = next({ ...profile, own: ownOf(profile.identities) }, tx, act);
      if ('ok' in edit) return edit;
      for (const identity of profile.identities) {
        const isLead = identity.id === profile.lead.id;
        const fields = isLead ? edit.lead : (edit.others?.(identity) ?? {});
        changePerson(tx, { person: identity, change: fields }, act);
      }
      return done({});
    },
    { safety: 'durable' },
  );
}
