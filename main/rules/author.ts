import type { Message } from '#domain/message.ts';
import type { Person } from '#domain/person.ts';
import { isStarred } from '#main/store/star.ts';
import type { Transaction } from '#main/store/store.ts';

/** Who wrote it, with a star wherever the same person has one. */
export function authorOf(tx: Transaction, { authorId }: Pick<Message, 'authorId'>): Person | null {
  const person = tx.get('people', authorId);
  return person === null || person.isVip ? person : { ...person, isVip: isStarred(tx, person) };
}
