import type { World } from './fixture-world.ts';

/** The same window in other states of the world: nothing there yet, or no internet. */
export const STATES = {
  empty(world: World): void {
    world.inbox = [];
    world.columns = [];
    world.sampleWasRemoved = true;
    world.accounts.splice(0);
    for (const kept of [world.entries, world.posts, world.people, world.drafts]) kept.clear();
  },
  offline(world: World): void {
    world.isOnline = false;
  },
} as const;

type State = keyof typeof STATES;

function isState(value: string): value is State {
  return Object.hasOwn(STATES, value);
}

/** As the address of the page says: `?state=empty`. */
export function stateOf(search: string): State | null {
  const value = new URLSearchParams(search).get('state') ?? '';
  return isState(value) ? value : null;
}
