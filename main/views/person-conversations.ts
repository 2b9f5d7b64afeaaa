import { personViews } from '#contract/person-rows.ts';
import type { Conversation } from '#domain/conversation.ts';
import { effectiveState } from '#domain/triage.ts';
import { isAltered } from './concerns.ts';
import { altersIdentities, identityIds } from './identity-ids.ts';
import { cutBy, queryOf } from './stretch.ts';
import { titleOf } from './person.ts';
import { view } from './view.ts';

/** Everything that was ever said with somebody, newest first, in windows. */
export const personConversationsView = view(personViews.personConversations, {
  async read({ workspaceId, personId, ...stretch }, { store, clock }) {
    const reader = store.forWorkspace(workspaceId);
    const seen = await identityIds(reader, personId);
    const where = { personId: { inList: seen } };
    const found = await reader.find('conversations', {
      where,
      sort: [['lastActivityAt', 'desc']],
      ...queryOf(stretch),
    });
    const { items, ends } = cutBy(found, stretch.limit, ({ lastActivityAt }) => lastActivityAt);
    const now = clock.now();
    return {
      rows: items.map((conversation) => ({
        id: conversation.id,
        workspaceId: conversation.workspaceId,
        network: conversation.network,
        kind: conversation.kind,
        title: titleOf(conversation),
        at: conversation.lastActivityAt,
        state: effectiveState(conversation, now),
        isUnread: conversation.unreadCount > 0,
      })),
      rest: { total: await reader.count('conversations', { where }), ends },
      seen,
    };
  },
  on: {
    people: altersIdentities,
    conversations: (change, { seen = [] }) =>
      seen.some((id) => change.touches('personId', id)) &&
      change.documents.some((one) =>
        isAltered<Conversation>(one, [
          'personId',
          'subject',
          'preview',
          'lastActivityAt',
          'state',
          'snoozedUntil',
          'unreadCount',
        ]),
      ),
  },
});
