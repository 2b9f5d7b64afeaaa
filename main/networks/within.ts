import type { Clock } from '#main/ports.ts';

/**
 * Whether no more than `ms` have passed since now, asked later. By both clocks: the steady one may
 * stand still while the machine sleeps, and the one on the wall may be set.
 */
export function within(clock: Pick<Clock, 'now' | 'elapsed'>, ms: number): () => boolean {
  const wall = clock.now();
  const steady = clock.elapsed();
  return () => Math.abs(clock.now() - wall) <= ms && clock.elapsed() - steady <= ms;
}
