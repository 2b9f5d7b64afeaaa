import { views } from '#contract/views.ts';
import type { MergeSuggestion } from '#domain/identity-index.ts';
import { compose } from '#domain/identity.ts';
import type { PersonId, WorkspaceId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { readProfile } from '#main/store/profile.ts';
import { alters } from './concerns.ts';
import { toIdentity } from './identity-row.ts';
import { picture } from './scope.ts';
import { view, type ViewPorts } from './view.ts';

const MOST_SHOWN = 50;

type Suggested = MergeSuggestion & { readonly workspaceId: WorkspaceId };

/** Pairs to look at, with everything that tells them apart. */
export const mergeSuggestionsView = view(views.mergeSuggestions, {
  on: {
    people: alters<Person>('leadId', 'apartFrom', 'name', 'handle', 'url', 'bio', 'links', 'mail'),
  },
  follows: ({ settings }) => settings.loadPictures,
  async read({ workspaceId, list }, ports) {
    const all = await suggested(workspaceId, ports);
    const apart = all.filter(({ isApart }) => isApart);
    const open = all.filter(({ isApart }) => !isApart);
    const shown = (list === 'apart' ? apart : open).slice(0, MOST_SHOWN);
    const rows = await Promise.all(shown.map(async (pair) => await toRow(pair, ports)));
    return {
      rows: rows.filter((row) => row !== null),
      rest: { openCount: open.length, apartCount: apart.length },
    };
  },
});

async function suggested(
  workspaceId: WorkspaceId | null,
  ports: ViewPorts,
): Promise<readonly Suggested[]> {
  const ids =
    workspaceId === null
      ? (await ports.store.acrossWorkspaces.find('workspaces', {})).map(({ id }) => id)
      : [workspaceId];
  const found: Suggested[] = [];
  for (const id of ids)
    for (const pair of await ports.suggestionsOf(id)) found.push({ ...pair, workspaceId: id });
  return found;
}

/** null: one of them is gone meanwhile. */
async function toRow({ workspaceId, oneId, otherId, evidence }: Suggested, ports: ViewPorts) {
  const [one, other] = [
    await toSide(workspaceId, oneId, ports),
    await toSide(workspaceId, otherId, ports),
  ];
  if (one === null || other === null) return null;
  return { id: `${oneId} ${otherId}`, workspaceId, one, other, evidence };
}

async function toSide(workspaceId: WorkspaceId, id: PersonId, ports: ViewPorts) {
  const store = ports.store.forWorkspace(workspaceId);
  const person = await store.get('people', id);
  if (person === null) return null;
  const profile = await readProfile(store, person);
  const { identities, lead } = profile;
  const { avatarUrl, bio, reach, isVip } = compose(profile);
  const where = { personId: { inList: identities.map((identity) => identity.id) } };
  return {
    ...toIdentity(lead, ports),
    picture: picture(ports, avatarUrl),
    bio,
    reach,
    isVip,
    conversationCount: await store.count('conversations', { where }),
    lastSeenAt: Math.max(...identities.map(({ lastSeenAt }) => lastSeenAt)),
    others: identities.slice(1).map((identity) => toIdentity(identity, ports)),
  };
}
