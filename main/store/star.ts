import { STAR_LIST } from '#domain/library.ts';
import type { Person } from '#domain/person.ts';
import { membersOf, MOST_ON_A_LIST } from './people-lists.ts';
import { findProfile } from './profile.ts';
import type { Transaction } from './store.ts';

/** The star is a list like any other, and stands at the lead: whoever gives it, gives it here. */
export function isStarred(tx: Transaction, person: Person): boolean {
  return findProfile(tx, person).identities.some(({ isVip }) => isVip);
}

export function hasRoom(tx: Transaction, listId: string): boolean {
  return tx.find('people', membersOf(listId)).length < MOST_ON_A_LIST;
}

/** Who has it now; null: it was so, or the list is full. */
export function giveStar(tx: Transaction, person: Person): Person | null {
  if (isStarred(tx, person) || !hasRoom(tx, STAR_LIST)) return null;
  const lead: Person = { ...findProfile(tx, person).lead, isVip: true };
  tx.put('people', lead);
  return lead;
}
