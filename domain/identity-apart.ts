import type { PersonId } from './ids.ts';
import type { Person } from './person.ts';

/** Somebody said that these two are not the same. */
export function isApart(
  one: Pick<Person, 'id' | 'apartFrom'>,
  other: Pick<Person, 'id' | 'apartFrom'>,
): boolean {
  return one.apartFrom?.includes(other.id) === true || other.apartFrom?.includes(one.id) === true;
}

export function keptApart(person: Person, other: PersonId, isNow: boolean): Person {
  const { apartFrom = [], ...rest } = person;
  const others = apartFrom.filter((id) => id !== other);
  const now = isNow ? [...others, other] : others;
  return now.length === 0 ? rest : { ...rest, apartFrom: now };
}
