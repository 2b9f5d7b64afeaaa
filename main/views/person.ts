import { views } from '#contract/views.ts';
import type { Account } from '#domain/account.ts';
import type { Conversation } from '#domain/conversation.ts';
import { compose } from '#domain/identity.ts';
import { isSame } from '#domain/merge.ts';
import { pendingAbout } from '#domain/message-action.ts';
import type { Message } from '#domain/message.ts';
import { effectiveState } from '#domain/triage.ts';
import { readProfile } from '#main/store/profile.ts';
import { alters, ofKind } from './concerns.ts';
import { blockOf, blocksOf, toIdentity } from './identity-row.ts';
import { labelsOf, toChips } from './inbox-row.ts';
import { ownRow } from './person-own.ts';
import { picture } from './scope.ts';
import { view } from './view.ts';

const EARLIER = 30;
const TITLE_LENGTH = 120;

/** One row, or none when the person is unknown. Whichever identity is asked for: the whole person. */
export const personView = view(views.person, {
  on: {
    people: (change, { args, rows }) =>
      change.ids.includes(args.personId) ||
      identitiesIn(rows).some((id) => change.ids.includes(id) || change.touches('leadId', id)),
    conversations: (change, { args, rows }) =>
      [args.personId, ...identitiesIn(rows)].some((id) => change.touches('personId', id)),
    library: ofKind('label', 'people-list', 'person-field'),
    accounts: alters<Account>('capabilities', 'network'),
    messages: ({ documents }, { args, rows }) =>
      documents.some(({ before, after }) => {
        const ids: readonly string[] = [args.personId, ...identitiesIn(rows)];
        const author = (after ?? before)?.authorId ?? '';
        return ids.includes(author) && !isSame(blockIn(before), blockIn(after));
      }),
  },
  follows: ({ settings }) => settings.loadPictures,
  async read({ workspaceId, personId }, ports) {
    const store = ports.store.forWorkspace(workspaceId);
    const person = await store.get('people', personId);
    if (person === null) return { rows: [], rest: {} };
    const profile = await readProfile(store, person);
    const { avatarUrl, labelIds, ...composed } = compose(profile);
    const where = { personId: { inList: profile.identities.map(({ id }) => id) } };
    const earlier = await store.find('conversations', {
      where,
      sort: [['lastActivityAt', 'desc']],
      limit: EARLIER,
    });
    const blocks = await blocksOf(store, profile.identities);
    return {
      rows: [
        {
          id: profile.lead.id,
          workspaceId,
          network: profile.lead.network,
          picture: picture(ports, avatarUrl),
          ...composed,
          conversationCount: await store.count('conversations', { where }),
          note: profile.lead.note,
          labels: toChips(labelIds, await labelsOf(store)),
          ...(await ownRow(store, profile.identities)),
          identities: profile.identities.map((identity) =>
            Object.assign(toIdentity(identity, ports), { block: blockOf(identity, blocks) }),
          ),
          earlier: earlier.map((conversation) => ({
            id: conversation.id,
            title: titleOf(conversation),
            at: conversation.lastActivityAt,
            state: effectiveState(conversation, ports.clock.now()),
          })),
        },
      ],
      rest: {},
    };
  },
});

/** What a message says of its author being blocked. */
function blockIn(message: Message | null) {
  if (message === null) return null;
  return { mark: message.mine.blocked ?? null, isWanted: pendingAbout(message, 'block') !== null };
}

function identitiesIn(
  rows: readonly { readonly identities: readonly { readonly id: string }[] }[],
): readonly string[] {
  return rows.flatMap(({ identities }) => identities.map(({ id }) => id));
}

export function titleOf({ subject, preview }: Conversation): string {
  return [...(subject ?? preview.text)].slice(0, TITLE_LENGTH).join('');
}
