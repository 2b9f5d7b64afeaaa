import { views } from '#contract/views.ts';
import type { Conversation } from '#domain/conversation.ts';
import { effectiveState } from '#domain/triage.ts';
import { ofKind } from './concerns.ts';
import { labelsOf, toChips } from './inbox-row.ts';
import { picture } from './scope.ts';
import { view } from './view.ts';

const EARLIER = 30;
const TITLE_LENGTH = 120;

/** One row, or none when the person is unknown. */
export const personView = view(views.person, {
  on: {
    people: ({ ids }, { args }) => ids.includes(args.personId),
    conversations: (change, { args }) => change.touches('personId', args.personId),
    library: ofKind('label'),
  },
  follows: ({ settings }) => settings.loadPictures,
  async read({ workspaceId, personId }, ports) {
    const store = ports.store.forWorkspace(workspaceId);
    const person = await store.get('people', personId);
    if (person === null) return { rows: [], rest: {} };
    const where = { personId };
    const earlier = await store.find('conversations', {
      where,
      sort: [['lastActivityAt', 'desc']],
      limit: EARLIER,
    });
    return {
      rows: [
        {
          id: person.id,
          workspaceId: person.workspaceId,
          network: person.network,
          name: person.name,
          handle: person.handle,
          picture: picture(ports, person.avatarUrl),
          url: person.url,
          bio: person.bio,
          reach: person.reach,
          postCount: person.postCount,
          conversationCount: await store.count('conversations', { where }),
          firstSeenAt: person.firstSeenAt,
          isVip: person.isVip,
          note: person.note,
          labels: toChips(person.labelIds, await labelsOf(store)),
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

function titleOf({ subject, preview }: Conversation): string {
  return [...(subject ?? preview.text)].slice(0, TITLE_LENGTH).join('');
}
