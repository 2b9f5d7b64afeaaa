import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  conversationId,
  messageId,
  personId,
  toId,
  type AccountId,
  type WorkspaceId,
} from './ids.ts';
import {
  actionDelayed,
  actionDone,
  actionRefused,
  dropAction,
  nextActionStep,
  retryAction,
  startAction,
  wantAction,
  wantEdit,
} from './action-steps.ts';
import {
  pendingAbout,
  pendingActionsOf,
  subjectOf,
  type ActionSubject,
  type MessageAction,
  type PendingAction,
} from './message-action.ts';
import { SETTLE_MS } from './reply-steps.ts';
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

const SUBJECT = 'like';
function pending(message: Message, subject: ActionSubject = SUBJECT) {
  const found = pendingAbout(message, subject);
  if (found === null) throw new Error('There must be a pending action');
  return found;
}
/** Wanted at 10, and the request has left. */
function begun(action: MessageAction): Message {
  const wanted = wantAction(plain, action, 10);
  return startAction(wanted, pending(wanted, subjectOf(action)), 11);
}

describe('an action', () => {
  test('shows at once, can be found after a restart, and is settled with what undoes it', () => {
    const wanted = wantAction(plain, 'like', 10);
    expect(wanted).toMatchObject({
      mine: { liked: 'yes' },
      feeds: ['interactions', 'pending-action'],
    });
    const done = actionDone(wanted, pending(wanted), { undo: 'like-7', at: 20 });
    expect(pendingActionsOf(done)).toEqual([]);
    expect(done).toMatchObject({ mine: { liked: 'like-7' }, feeds: ['interactions'] });
  });

  test('of another kind waits beside it: a like and a boost are both done', () => {
    const both = wantAction(wantAction(plain, 'like', 10), 'boost', 11);
    expect(pendingActionsOf(both).map(({ action }) => action)).toEqual(['like', 'boost']);
    const liked = actionDone(both, pending(both), { undo: 'like-7', at: 20 });
    expect(liked.mine).toEqual({ liked: 'like-7', boosted: 'yes' });
    expect(pendingActionsOf(liked).map(({ action }) => action)).toEqual(['boost']);
  });

  test('that is refused is taken back and stays with its reason until the person decides', () => {
    const refused = actionRefused(begun('boost'), pending(begun('boost'), 'boost'), {
      code: 'forbidden',
    });
    expect(refused.mine).toEqual({});
    expect(pending(refused, 'boost')).toMatchObject({
      isRefused: true,
      failure: { code: 'forbidden' },
    });
    expect(nextActionStep(pending(refused, 'boost'), 1e6)).toEqual({ kind: 'nothing' });
    const again = retryAction(refused, 'boost', 50);
    expect(again.mine).toEqual({ boosted: 'yes' });
    expect(nextActionStep(pending(again, 'boost'), 50)).toEqual({ kind: 'act' });
    expect(dropAction(refused, 'boost')?.mine).toEqual({});
  });

  test('taken back before it left is not done at all', () => {
    const back = wantAction(wantAction(plain, 'like', 10), 'unlike', 11);
    expect(pendingActionsOf(back)).toEqual([]);
    expect(back).toMatchObject({ mine: {}, feeds: ['interactions'] });
  });

  test('taken back while it was on its way gets the token that it needs', () => {
    const liked = begun('like');
    const unliked = wantAction(liked, 'unlike', 12);
    expect(unliked.mine).toEqual({});
    const afterLike = actionDone(unliked, pending(liked), { undo: 'like-7', at: 20 });
    expect(pending(afterLike)).toMatchObject({ action: 'unlike', at: 12, token: 'like-7' });
    expect(nextActionStep(pending(afterLike), 20)).toEqual({ kind: 'act' });
    const settled = actionDone(afterLike, pending(afterLike), { at: 30 });
    expect(settled.mine).toEqual({});
    expect(pendingActionsOf(settled)).toEqual([]);
  });

  test('in doubt is done again, or taken back, when that has settled', () => {
    const doubtful = actionDelayed(begun('like'), pending(begun('like')), {
      failure: { code: 'timeout' },
      notBefore: 13,
      answer: 'unclear',
    });
    const settled = { kind: 'wait', until: 11 + SETTLE_MS };
    expect(nextActionStep(pending(doubtful), 13)).toEqual(settled);
    const unliked = wantAction(doubtful, 'unlike', 14);
    expect(nextActionStep(pending(unliked), 14)).toEqual(settled);
  });

  test('that may have left cannot be given up', () => {
    expect(dropAction(begun('like'), 'like')).toBeNull();
  });

  test('refused after a newer wish changes nothing', () => {
    const liked = begun('like');
    const unliked = wantAction(liked, 'unlike', 12);
    expect(actionRefused(unliked, pending(liked), { code: 'gone' })).toBe(unliked);
  });

  test('of reading is not worth a word when it is refused', () => {
    const refused = actionRefused(begun('read'), pending(begun('read'), 'read'), {
      code: 'not-found',
    });
    expect(pendingActionsOf(refused)).toEqual([]);
  });

  test('deleting shows only when the network has done it', () => {
    const wanted = wantAction(plain, 'delete', 10);
    expect(wanted.isDeletedRemotely).toBe(false);
    const done = actionDone(wanted, pending(wanted, 'delete'), { at: 20 });
    expect(done.isDeletedRemotely).toBe(true);
  });
});

const actions = fc.constantFrom<MessageAction>('like', 'unlike', 'boost', 'unboost', 'hide');
const steps = fc.array(
  fc.record({
    action: actions,
    answer: fc.constantFrom('none', 'yes', 'no', 'unclear', 'refused'),
  }),
  { maxLength: 12 },
);

test('whatever is wanted and answered: of each subject one wish is left, and none is lost', () => {
  fc.assert(
    fc.property(steps, (played) => {
      let message = plain;
      let at = 10;
      for (const { action, answer } of played) {
        message = wantAction(message, action, at++);
        const wish = pendingAbout(message, subjectOf(action));
        if (wish === null || answer === 'none') continue;
        message = startAction(message, wish, at++);
        message = answered(message, pending(message, subjectOf(action)), answer);
      }
      const subjects = pendingActionsOf(message).map(({ action }) => subjectOf(action));
      expect(new Set(subjects).size).toBe(subjects.length);
      expect(message.feeds.includes('pending-action')).toBe(subjects.length > 0);
    }),
  );
});

function answered(message: Message, wish: PendingAction, answer: string): Message {
  if (answer === 'yes') return actionDone(message, wish, { at: 99 });
  if (answer === 'refused') return actionRefused(message, wish, { code: 'forbidden' });
  const kind = answer === 'no' ? 'no' : 'unclear';
  return actionDelayed(message, wish, {
    failure: { code: 'timeout' },
    notBefore: 99,
    answer: kind,
  });
}

describe('moderating', () => {
  const held: Message = { ...plain, mine: { moderation: 'held' } };

  test.each([
    ['approve', 'approved'],
    ['unapprove', 'held'],
    ['spam', 'spam'],
    ['unspam', 'held'],
    ['trash', 'trashed'],
    ['restore', 'held'],
  ] as const)('after %s a comment is %s, unless the site says something else', (action, mark) => {
    const wanted = wantAction(held, action, 10);
    expect(wanted.mine).toEqual({ moderation: mark });
    const wish = pending(wanted, 'moderation');
    const told = actionDone(wanted, wish, { undo: 'approved', at: 20 });
    expect(told.mine).toEqual({ moderation: 'approved' });
    const refused = actionRefused(wanted, wish, { code: 'forbidden' });
    expect(refused.mine).toEqual({ moderation: 'held' });
  });

  test('another wish takes the place of the first; its opposite takes it back', () => {
    const approved = wantAction(held, 'approve', 10);
    const spam = wantAction(approved, 'spam', 11);
    expect(pendingActionsOf(spam)).toMatchObject([{ action: 'spam', before: 'held' }]);
    const back = wantAction(approved, 'unapprove', 11);
    expect([back.mine, pendingActionsOf(back)]).toEqual([{ moderation: 'held' }, []]);
  });
});

describe('an edit', () => {
  const own: Message = { ...plain, direction: 'out' };
  test('shows at once, and the first text comes back when it is refused or given up', () => {
    const twice = wantEdit(wantEdit(own, 'Hallo', 10), 'Hello again', 11);
    expect(twice.text).toBe('Hello again');
    const refused = actionRefused(twice, pending(twice, 'edit'), { code: 'rejected' });
    expect(refused.text).toBe('Hello');
    expect(retryAction(refused, 'edit', 12).text).toBe('Hello again');
    expect(dropAction(twice, 'edit')?.text).toBe('Hello');
    const done = actionDone(twice, pending(twice, 'edit'), { at: 20 });
    expect([done.text, done.editedAt, pendingAbout(done, 'edit')]).toEqual([
      'Hello again',
      20,
      null,
    ]);
  });
});
