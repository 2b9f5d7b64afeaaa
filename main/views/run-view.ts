import { createEncoder, type Delta } from '#contract/delta.ts';
import type { Failure } from '#domain/failure.ts';
import { SearchError } from '#main/store/open.ts';
import type { StoreChange } from '#main/store/store.ts';
import type { OpenableView, Reading, ViewPorts } from './view.ts';

export type ViewUpdate = Delta | { readonly trouble: Failure };

/** Between two reads of one view: a sync page after the other must not keep the window busy. */
const THROTTLE_MS = 50;
/** What takes long to read is read less often: a view has a fifth of the time at most. */
const SHARE = 5;

/**
 * Reads at once, and again after every change that alters what is shown: never two reads at a time,
 * never more often than the throttle says, and always once after the last such change.
 */
export function runView(
  opened: OpenableView,
  ports: ViewPorts,
  onUpdate: (update: ViewUpdate) => void,
): () => void {
  let encoder = createEncoder();
  let isClosed = false;
  let isReading = false;
  /** null before the first answer, and after one that failed: then every change may matter. */
  let shown: Reading | null = null;
  let followed = '';
  /** What happened during a reading is judged by what it brings. */
  let meanwhile: StoreChange[] = [];
  let startedAt = Number.NEGATIVE_INFINITY;
  let tookMs = 0;
  let cancelTimer: (() => void) | null = null;

  const send = async (): Promise<void> => {
    try {
      const reading = await opened.read(ports);
      const delta = isClosed ? null : encoder.next(reading.rows, reading.rest);
      if (delta !== null && !opened.fits(delta))
        throw new TypeError('It does not fit the contract');
      shown = reading;
      if (delta !== null) onUpdate(delta);
    } catch (error) {
      if (isClosed) return;
      shown = null;
      // The window may have dropped its rows: afterwards it gets everything again.
      encoder = createEncoder();
      onUpdate({ trouble: troubleOf(error, ports) });
    }
  };
  const read = (): void => {
    isReading = true;
    startedAt = ports.clock.elapsed();
    const status = ports.status();
    void send().finally(() => {
      isReading = false;
      tookMs = ports.clock.elapsed() - startedAt;
      followed = shown?.follows(status) ?? '';
      const since = meanwhile;
      meanwhile = [];
      if (since.some(isAltering) || isStatusOther()) refresh();
    });
  };
  const isAltering = (change: StoreChange): boolean =>
    shown === null || shown.isAlteredBy(change, ports.clock.now());
  const isStatusOther = (): boolean => shown !== null && shown.follows(ports.status()) !== followed;
  const refresh = (): void => {
    if (isClosed || isReading || cancelTimer !== null) return;
    const wait = startedAt + Math.max(THROTTLE_MS, tookMs * SHARE) - ports.clock.elapsed();
    if (wait > 0) cancelTimer = ports.clock.after(wait, () => void readInTurn());
    else {
      cancelTimer = () => undefined;
      void readInTurn();
    }
  };
  /** One change alters several views: each is read by itself. */
  const readInTurn = async (): Promise<void> => {
    await ports.takeTurn('views');
    cancelTimer = null;
    if (!isClosed) read();
  };
  const stops = [
    ports.store.onChange((change) => {
      if (isReading) meanwhile.push(change);
      else if (isAltering(change)) refresh();
    }),
    ports.onStatus(() => {
      if (!isReading && isStatusOther()) refresh();
    }),
  ];
  // The first time somebody waits for it.
  read();
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
