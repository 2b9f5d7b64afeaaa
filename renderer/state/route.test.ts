import { expect, test } from 'vitest';
import { toId, type ConversationId, type WorkspaceId } from '#domain/ids.ts';
import { useRoute } from './route.ts';

/** Where the way to the inbox ends for somebody who looked at that list and then at columns. */
function goInboxFrom(list: 'outbox' | 'snoozed'): string {
  useRoute.getState().filter({ list });
  useRoute.getState().go('columns');
  useRoute.getState().goInbox();
  const { screen, inbox } = useRoute.getState();
  return `${screen} ${inbox.list}`;
}

test('the way to the inbox leads out of drafts and outbox, and leaves another list as it is', () => {
  expect([goInboxFrom('outbox'), goInboxFrom('snoozed')]).toEqual(['inbox open', 'inbox snoozed']);
});

test('a conversation that is to be read is shown, also out of the drafts and the outbox', () => {
  const conversation = {
    workspaceId: toId<WorkspaceId>('w1'),
    conversationId: toId<ConversationId>('c1'),
  };
  useRoute.getState().filter({ list: 'outbox' });
  useRoute.getState().open(conversation, 'read');
  expect(useRoute.getState().inbox.list).toBe('open');
  useRoute.getState().filter({ list: 'done' });
  useRoute.getState().open(conversation, 'read');
  expect(useRoute.getState().inbox.list).toBe('done');
});
