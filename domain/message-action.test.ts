import { describe, expect, test } from 'vitest';
import {
  conversationId,
  messageId,
  personId,
  toId,
  type AccountId,
  type WorkspaceId,
} from './ids.ts';
import { actionDone, actionRefused, pendingActionOf, withAction } from './message-action.ts';
import type { Message } from './message.ts';

const workspaceId = toId<WorkspaceId>('workspace');
const accountId = toId<AccountId>('account');
const plain: Message = {
  id: messageId(accountId, '1'),
  workspaceId,
  accountId,
  network: 'net',
  remoteId: '1',
  conversationId: conversationId(accountId, '1'),
  kind: 'mention',
  direction: 'in',
  authorId: personId(workspaceId, 'net', 'jana'),
  authorName: 'Jana',
  authorHandle: '@jana',
  text: 'Hello',
  spans: [],
  media: [],
  counts: {},
  mine: {},
  feeds: ['interactions'],
  version: 1,
  createdAt: 1,
  isDeletedRemotely: false,
  receivedAt: 1,
};

function pending(message: Message) {
  const found = pendingActionOf(message);
  if (found === null) throw new Error('There must be a pending action');
  return found;
}

describe('an action', () => {
  test('shows at once, can be found after a restart, and is settled with what undoes it', () => {
    const wanted = withAction(plain, 'like', 10);
    expect(wanted).toMatchObject({
      mine: { liked: 'yes' },
      feeds: ['interactions', 'pending-action'],
    });
    const done = actionDone(wanted, pending(wanted), { undo: 'like-7', at: 20 });
    expect(pendingActionOf(done)).toBe(null);
    expect(done).toMatchObject({ mine: { liked: 'like-7' }, feeds: ['interactions'] });
  });

  test('that is refused is taken back, with the reason', () => {
    const wanted = withAction(plain, 'boost', 10);
    const refused = actionRefused(wanted, pending(wanted), { code: 'forbidden' });
    expect(refused).toMatchObject({ mine: {}, ext: { actionFailure: { code: 'forbidden' } } });
    expect(pendingActionOf(refused)).toBe(null);
  });

  test('taken back while it was on its way gets the token that it needs', () => {
    const liked = withAction(plain, 'like', 10);
    const unliked = withAction(liked, 'unlike', 11);
    expect(unliked.mine).toEqual({});
    const afterLike = actionDone(unliked, pending(liked), { undo: 'like-7', at: 20 });
    expect(pending(afterLike)).toMatchObject({ action: 'unlike', at: 11, token: 'like-7' });
    expect(afterLike.mine).toEqual({});
    const settled = actionDone(afterLike, pending(afterLike), { at: 30 });
    expect(settled.mine).toEqual({});
    expect(pendingActionOf(settled)).toBe(null);
  });

  test('refused after a newer wish changes nothing', () => {
    const liked = withAction(plain, 'like', 10);
    const boosted = withAction(liked, 'boost', 11);
    expect(actionRefused(boosted, pending(liked), { code: 'gone' })).toBe(boosted);
  });

  test('deleting shows only when the network has done it', () => {
    const wanted = withAction(plain, 'delete', 10);
    expect(wanted.isDeletedRemotely).toBe(false);
    expect(actionDone(wanted, pending(wanted), { at: 20 }).isDeletedRemotely).toBe(true);
  });
});
