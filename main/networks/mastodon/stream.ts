import { z } from 'zod';
import type { FeedKind } from '#domain/network.ts';
import type { ConnectorPorts, StreamPort } from '#main/networks/connector.ts';

/** https://docs.joinmastodon.org/methods/streaming/#events */
const event = z.object({ event: z.string() });
const FEEDS: Readonly<Record<string, readonly FeedKind[]>> = {
  notification: ['interactions'],
  conversation: ['direct'],
  update: ['home'],
  'status.update': ['home', 'interactions'],
  delete: ['home', 'interactions'],
};
/** After a connection nothing is certain: what came meanwhile has to be fetched. */
const ON_OPEN: readonly FeedKind[] = ['interactions', 'direct', 'home'];

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 5 * 60_000;
/** A connection that lived so long was a good one. */
const STABLE_AFTER = 60_000;
/** A busy home timeline must not ask for itself with every post. */
const TOGETHER = 2000;

export type StreamSettings = { readonly url: string; readonly token: string };
export type StreamPorts = Pick<ConnectorPorts, 'network' | 'clock' | 'random' | 'log'>;

function readEvent(text: string): readonly FeedKind[] {
  try {
    return FEEDS[event.parse(JSON.parse(text)).event] ?? [];
  } catch {
    return [];
  }
}

/** Events are hints only, so a lost one costs time and never a message. */
export function createStream({ url, token }: StreamSettings, ports: StreamPorts): StreamPort {
  const { network, clock, random, log } = ports;
  return {
    open(onNudge) {
      let isClosed = false;
      let failures = 0;
      let socket: { close(): void } | null = null;
      let stopWaiting: (() => void) | null = null;
      const waiting = new Map<FeedKind, () => void>();

      const nudge = (kinds: readonly FeedKind[]): void => {
        for (const kind of kinds) {
          if (waiting.has(kind)) continue;
          const stop = clock.after(TOGETHER, () => {
            waiting.delete(kind);
            if (!isClosed) onNudge({ kind });
          });
          waiting.set(kind, stop);
        }
      };
      const connect = (): void => {
        const startedAt = clock.elapsed();
        socket = network.openSocket(`${url}/api/v1/streaming?stream=user`, {
          headers: { authorization: `Bearer ${token}`, 'user-agent': 'Parley' },
          onOpen: () => nudge(ON_OPEN),
          onMessage: (text) => nudge(readEvent(text)),
          onClose() {
            if (isClosed) return;
            failures = clock.elapsed() - startedAt > STABLE_AFTER ? 0 : failures + 1;
            const wait = Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT);
            log('mastodon.stream-closed', { failures });
            stopWaiting = clock.after(wait * (0.5 + random.fraction() / 2), connect);
          },
        });
      };
      connect();
      return {
        close() {
          isClosed = true;
          stopWaiting?.();
          for (const stop of waiting.values()) stop();
          socket?.close();
        },
      };
    },
  };
}
