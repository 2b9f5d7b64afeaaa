import { wake } from '#domain/triage.ts';
import type { Ports } from '#main/ports.ts';
import type { Store } from '#main/store/store.ts';

const LOOK_EVERY_MS = 15_000;

export type AlertsPorts = Pick<Ports, 'clock' | 'log'> & { readonly store: Store };

/** Conversations whose snooze is over come back by themselves. The answer ends it. */
export function startSnooze({ store, clock, log }: AlertsPorts): { close(): Promise<void> } {
  let isClosed = false;
  let cancel: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const over = await store.acrossWorkspaces.find('conversations', {
      where: { state: 'snoozed', snoozedUntil: { below: clock.now() + 1 } },
    });
    for (const { id, workspaceId } of over)
      await store.forWorkspace(workspaceId).change(
        (transaction) => {
          const conversation = transaction.get('conversations', id);
          const awake = conversation === null ? null : wake(conversation, clock.now());
          if (awake !== null && awake !== conversation) transaction.put('conversations', awake);
        },
        { safety: 'durable' },
      );
  };
  const later = (): void => {
    cancel = clock.after(LOOK_EVERY_MS, run);
  };
  const run = (): void => {
    running = look()
      .catch(() => log('snooze.bug'))
      .finally(() => {
        if (!isClosed) later();
      });
  };
  run();
  return {
    async close() {
      isClosed = true;
      cancel?.();
      await running;
    },
  };
}
