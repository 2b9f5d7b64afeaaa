/**
 * Planted defects: each one is what an engineer could write, as a small change of the real source. They
 * judge the simulation itself: it has to find every one, and must not find the controls.
 */
export type Mutant = {
  readonly name: string;
  /** The name in the list of 18, where it has one. */
  readonly of?: string;
  readonly file: string;
  readonly find: string;
  readonly put: string;
  /** Where it shows: histories of the outbox, of sync, or only when the app dies at one moment. */
  readonly shows: 'outbox' | 'sync' | 'kill-points';
  /** Changes nothing that was promised: finding it would be a false alarm. */
  readonly isControl?: boolean;
};
