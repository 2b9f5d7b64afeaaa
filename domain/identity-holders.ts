import type { PersonId } from './ids.ts';

/** Who has what. Most keys have one holder: that takes no set. */
export type Holders<Key> = {
  add(key: Key, id: PersonId): void;
  drop(key: Key, id: PersonId): void;
  count(key: Key): number;
  of(key: Key): readonly PersonId[];
};

export function createHolders<Key>(): Holders<Key> {
  const all = new Map<Key, PersonId | Set<PersonId>>();
  return {
    of(key) {
      const held = all.get(key);
      if (held === undefined) return [];
      return typeof held === 'string' ? [held] : [...held];
    },
    count(key) {
      const held = all.get(key);
      if (held === undefined) return 0;
      return typeof held === 'string' ? 1 : held.size;
    },
    add(key, id) {
      const held = all.get(key);
      if (held === undefined || held === id) all.set(key, id);
      else if (typeof held === 'string') all.set(key, new Set([held, id]));
      else held.add(id);
    },
    drop(key, id) {
      const held = all.get(key);
      if (held === id) all.delete(key);
      if (typeof held !== 'object') return;
      held.delete(id);
      if (held.size === 0) all.delete(key);
    },
  };
}
