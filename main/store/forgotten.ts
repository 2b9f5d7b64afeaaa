import { createHash } from 'node:crypto';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Transaction } from './store.ts';

/** Enough to know somebody again who comes back, and not enough to say who it was. */
export type ForgottenMark = {
  readonly workspaceId: WorkspaceId;
  readonly salt: string;
  readonly hash: string;
};

export function hashOf(
  { network, remoteId }: Pick<Person, 'network' | 'remoteId'>,
  salt: string,
): string {
  return createHash('sha256')
    .update(JSON.stringify([salt, network, remoteId]))
    .digest('hex');
}

/** Writes it down for good: what this person sends is dropped from now on. */
export function keepForgotten(
  tx: Transaction,
  { workspaceId, salt, hash }: ForgottenMark,
  now: number,
): void {
  const workspace = tx.get('workspaces', workspaceId);
  if (workspace === null) return;
  if (workspace.forgetSalt !== salt) tx.put('workspaces', { ...workspace, forgetSalt: salt });
  tx.put('library', { id: idOf(hash), workspaceId, kind: 'forgotten', createdAt: now });
}

type Author = Pick<Person, 'network' | 'remoteId'>;

/** For the door of a page: whether somebody is to stay away. */
export function forgottenIn(
  tx: Transaction,
  workspaceId: WorkspaceId,
): (author: Author) => boolean {
  const salt = tx.get('workspaces', workspaceId)?.forgetSalt;
  return (author) => salt !== undefined && tx.get('library', idOf(hashOf(author, salt))) !== null;
}

function idOf(hash: string): string {
  return `forgotten ${hash}`;
}
