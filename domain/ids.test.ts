import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  conversationId,
  messageId,
  personId,
  toId,
  type AccountId,
  type WorkspaceId,
} from './ids.ts';

const accounts = fc.uuid().map((value) => toId<AccountId>(value));
const remoteIds = fc.string({ minLength: 1 });

test('an empty string is no id', () => {
  expect(() => toId<AccountId>('')).toThrow('must not be empty');
});

test('the same remote message has the same key, and no other has it', () => {
  fc.assert(
    fc.property(fc.tuple(accounts, accounts), fc.tuple(remoteIds, remoteIds), (owners, ids) => {
      const [one, other] = owners;
      const [first, second] = ids;
      const isSame = one === other && first === second;
      expect(messageId(one, first) === messageId(other, second)).toBe(isSame);
      expect(conversationId(one, first) === conversationId(other, second)).toBe(isSame);
    }),
  );
});

test('two clients never share a person', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), remoteIds, (one, other, remoteId) => {
      fc.pre(one !== other);
      expect(personId(toId<WorkspaceId>(one), 'mastodon', remoteId)).not.toBe(
        personId(toId<WorkspaceId>(other), 'mastodon', remoteId),
      );
    }),
  );
});
