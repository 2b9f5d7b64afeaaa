import { expect, test } from 'vitest';
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
