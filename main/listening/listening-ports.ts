import type { Ports, TakeTurn } from '#main/ports.ts';
import type { Store } from '#main/store/store.ts';

export type ListeningPorts = Pick<Ports, 'clock' | 'log'> & {
  readonly store: Store;
  readonly takeTurn: TakeTurn;
};
/** Something that watches the store until it is closed. */
export type Watcher = { close(): Promise<void> };
