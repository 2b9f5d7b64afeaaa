import { createEncoder, type Delta } from '#contract/delta.ts';
import type { Failure } from '#domain/failure.ts';
import { SearchError } from '#main/store/open.ts';
import type { OpenableView, ViewPorts } from './view.ts';

export type ViewUpdate = Delta | { readonly trouble: Failure };

/** Between two reads of one view: a sync page after the other must not keep the window busy. */
const THROTTLE_MS = 50;

/**
 * Reads at once, and again after every change that concerns the view: never two reads at a time,
 * never more often than the throttle says, and always once after the last change.
 */
export function runView(
  opened: OpenableView,
  ports: ViewPorts,
  onUpdate: (update: ViewUpdate) => void,
): () => void {
  let encoder = createEncoder();
  let isClosed = false;
  let isReading = false;
  let isStale = false;
  let startedAt = Number.NEGATIVE_INFINITY;
  let cancelTimer: (() => void) | null = null;

  const send = async (): Promise<void> => {
    try {
      const { rows, rest } = await opened.read(ports);
      const delta = isClosed ? null : encoder.next(rows, rest);
      if (delta !== null) onUpdate(delta);
    } catch (error) {
      if (isClosed) return;
      // The window may have dropped its rows: afterwards it gets everything again.
      encoder = createEncoder();
      onUpdate({ trouble: troubleOf(error, ports) });
    }
  };
  const read = (): void => {
    isReading = true;
    isStale = false;
    startedAt = ports.clock.elapsed();
    void send().finally(() => {
      isReading = false;
      if (isStale) refresh();
    });
  };
  const refresh = (): void => {
    isStale = true;
    if (isClosed || isReading || cancelTimer !== null) return;
    const wait = startedAt + THROTTLE_MS - ports.clock.elapsed();
    if (wait <= 0) {
      read();
      return;
    }
    cancelTimer = ports.clock.after(wait, () => {
      cancelTimer = null;
      if (!isClosed) read();
    });
  };
  const stops = [
    ports.store.onChange((change) => {
      if (opened.concerns(change)) refresh();
    }),
    opened.followsStatus ? ports.onStatus(refresh) : () => undefined,
  ];
  refresh();
  return () => {
    isClosed = true;
    cancelTimer?.();
    for (const stop of stops) stop();
  };
}

function troubleOf(error: unknown, ports: ViewPorts): Failure {
  if (error instanceof SearchError) return { code: 'invalid-input', detail: error.text };
  ports.log('view.failed', { name: error instanceof Error ? error.name : 'unknown' });
  return { code: 'internal' };
}
