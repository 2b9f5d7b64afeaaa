import type { ConnectorPorts, StreamPort } from '#main/networks/connector.ts';
import { KIND, type Filter } from './events.ts';
import type { Relays } from './relays.ts';

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 5 * 60_000;
const STABLE_AFTER_MS = 60_000;
/** A burst of events is one reason to look. */
const TOGETHER_MS = 1500;

type StreamPorts = Pick<ConnectorPorts, 'clock' | 'random' | 'log'>;

/** Hints from the first relay only: the others bring the rest when they are asked. */
export function createStream(pubkey: string, relays: Relays, ports: StreamPorts): StreamPort {
  const { clock, random, log } = ports;
  return {
    open(onNudge) {
      let isClosed = false;
      let failures = 0;
      let stopWaiting: (() => void) | null = null;
      let stopNudge: (() => void) | null = null;
      let listening: { close(): void } | null = null;

      const nudge = (): void => {
        if (stopNudge !== null || isClosed) return;
        stopNudge = clock.after(TOGETHER_MS, () => {
          stopNudge = null;
          if (!isClosed) onNudge({ kind: 'interactions' });
        });
      };
      const connect = (): void => {
        const { first } = relays;
        if (first === null || isClosed) return;
        const startedAt = clock.elapsed();
        const filter: Filter = {
          kinds: [KIND.note, KIND.comment],
          '#p': [pubkey],
          since: Math.floor(clock.now() / 1000),
          limit: 1,
        };
        listening = first.listen(filter, {
          onEvent: nudge,
          onEnd() {
            if (isClosed) return;
            failures = clock.elapsed() - startedAt > STABLE_AFTER_MS ? 0 : failures + 1;
            log('nostr.stream-closed', { failures });
            const wait = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
            stopWaiting = clock.after(wait * (0.5 + random.fraction() / 2), connect);
          },
        });
      };
      connect();
      return {
        close() {
          isClosed = true;
          stopWaiting?.();
          stopNudge?.();
          listening?.close();
        },
      };
    },
  };
}
