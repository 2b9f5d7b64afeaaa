import type { World } from './world.ts';

/** What a power cut takes: a suffix of the writes that were not flushed to the disk. */
export function createLosses(world: World) {
  /** How to undo the writes that a power cut would take, oldest first. */
  let losable: (() => void)[] = [];
  return {
    afterCommit: (undo: () => void, safety: 'durable' | 'cache'): void => {
      // A durable write flushes everything before it as well.
      if (safety === 'durable') losable = [];
      else losable.push(undo);
    },
    lose: (): void => {
      const lost = world.dice.between(0, losable.length + 1);
      if (lost > 0) world.note(`a power cut takes ${lost} writes`);
      for (let index = 0; index < lost; index++) losable.pop()?.();
    },
    forget: (): void => {
      losable = [];
    },
  };
}
