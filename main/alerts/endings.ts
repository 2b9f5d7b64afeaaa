import type { Account } from '#domain/account.ts';
import type { LocalText } from '#domain/local-text.ts';
import { isQuiet } from '#domain/quiet-hours.ts';
import { isEndingSoon } from '#domain/sign-in.ts';
import type { Desktop } from '#main/ports.ts';
import type { Store } from '#main/store/store.ts';
import { minuteOfDay } from './notices.ts';
import type { AlertsPorts } from './snooze.ts';

const FIRST_LOOK_MS = 60_000;
const LOOK_EVERY_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;

type Ports = AlertsPorts & {
  readonly desktop: Pick<Desktop, 'notify'>;
  mayNotify(): boolean;
  onOpen(account: Account): void;
};

/** Tells once a day which sign-ins end within a week, and leads to renewing them. */
export function startEndings(ports: Ports): { close(): Promise<void> } {
  const { clock, log } = ports;
  const toldAt = new Map<string, number>();
  let isClosed = false;
  let cancel: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    running = tell(toldAt, ports)
      .catch(() => log('endings.bug'))
      .finally(() => {
        if (!isClosed) cancel = clock.after(LOOK_EVERY_MS, run);
      });
  };
  cancel = clock.after(FIRST_LOOK_MS, run);
  return {
    async close() {
      isClosed = true;
      cancel?.();
      await running;
    },
  };
}

async function tell(toldAt: Map<string, number>, ports: Ports): Promise<void> {
  const { store, clock, desktop } = ports;
  const now = clock.now();
  if (!ports.mayNotify()) return;
  const quiet = await quietClients(store, now);
  for (const account of await store.acrossWorkspaces.find('accounts', {})) {
    const { id, endsAt, handle, state } = account;
    const isToldToday = now - (toldAt.get(id) ?? Number.NEGATIVE_INFINITY) < DAY_MS;
    if (endsAt === undefined || !isEndingSoon(endsAt, now) || isToldToday) continue;
    // Paused is how an account stands that is being removed. What is quiet now is told when it is not.
    if (state === 'paused' || quiet.has(account.workspaceId)) continue;
    toldAt.set(id, now);
    desktop.notify({
      id: `ending-${id}`,
      title: titleOf(handle, Math.ceil((endsAt - now) / DAY_MS)),
      body: '',
      onClick: () => ports.onOpen(account),
    });
  }
}

async function quietClients(store: Store, now: number): Promise<ReadonlySet<string>> {
  const minute = minuteOfDay(now);
  const clients = await store.acrossWorkspaces.find('workspaces', {});
  return new Set(
    clients.flatMap(({ id, quiet }) => (quiet !== undefined && isQuiet(quiet, minute) ? [id] : [])),
  );
}

function titleOf(handle: string, days: number): LocalText {
  if (days <= 0)
    return { en: `Sign-in has ended: ${handle}`, de: `Anmeldung abgelaufen: ${handle}` };
  if (days === 1)
    return {
      en: `Sign-in ends within a day: ${handle}`,
      de: `Anmeldung endet in einem Tag: ${handle}`,
    };
  return {
    en: `Sign-in ends in ${days} days: ${handle}`,
    de: `Anmeldung endet in ${days} Tagen: ${handle}`,
  };
}
