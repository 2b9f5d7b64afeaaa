import type { Conversation } from '#domain/conversation.ts';
import { isQuiet } from '#domain/quiet-hours.ts';
import type { Desktop } from '#main/ports.ts';
import type { ListeningPorts, Watcher } from './listening-ports.ts';

const LOOK_EVERY_MS = 30_000;
/** So long before an answer is due the person hears of it. */
const WARN_MS = 15 * 60_000;
const MOST = 200;

export type WarningPorts = ListeningPorts & {
  readonly desktop: Pick<Desktop, 'notify'>;
  mayNotify(): boolean;
  /** ms since epoch, as minutes since midnight on this machine. */
  minuteOfDay(now: number): number;
  onOpen(conversation: Conversation): void;
};

/**
 * Tells what is due soon, once, before it is late. What became late while the machine slept is told at
 * the next look.
 */
export function startDueWarnings(ports: WarningPorts): Watcher {
  const { clock, log } = ports;
  let isClosed = false;
  let cancel: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    running = warn(ports)
      .catch(() => log('due.bug'))
      .finally(() => {
        if (!isClosed) cancel = clock.after(LOOK_EVERY_MS, run);
      });
  };
  cancel = clock.after(LOOK_EVERY_MS, run);
  return {
    async close() {
      isClosed = true;
      cancel?.();
      await running;
    },
  };
}

async function warn(ports: WarningPorts): Promise<void> {
  const { store, clock } = ports;
  if (!ports.mayNotify()) return;
  const workspaces = await store.acrossWorkspaces.find('workspaces', {});
  const minute = ports.minuteOfDay(clock.now());
  for (const { id, goals = [], quiet } of workspaces) {
    // In its quiet hours nobody is warned: what is late by then is told when they end.
    if (goals.length === 0 || (quiet !== undefined && isQuiet(quiet, minute))) continue;
    const soon = await store.forWorkspace(id).find('conversations', {
      where: { state: 'open', dueAt: { from: 0, below: clock.now() + WARN_MS } },
      sort: [['dueAt', 'asc']],
      limit: MOST,
    });
    const news = soon.filter(({ dueAt, answerClock }) => answerClock?.warnedOf !== dueAt);
    if (news.length === 0) continue;
    await store.forWorkspace(id).change(
      (tx) => {
        for (const { id: conversationId } of news) {
          const now = tx.get('conversations', conversationId);
          if (now?.answerClock === undefined || now.dueAt === undefined) continue;
          const answerClock = { ...now.answerClock, warnedOf: now.dueAt };
          tx.put('conversations', { ...now, answerClock });
        }
      },
      { safety: 'cache' },
    );
    tell(news, ports);
  }
}

function tell(due: readonly Conversation[], ports: WarningPorts): void {
  const first = due[0];
  if (first?.dueAt === undefined) return;
  const { personName: name, preview } = first;
  const minutes = Math.max(0, Math.ceil((first.dueAt - ports.clock.now()) / 60_000));
  const others = due.length - 1;
  const en = minutes === 0 ? 'Answer overdue' : `Answer due in ${minutes} min`;
  const de = minutes === 0 ? 'Antwort überfällig' : `Antwort fällig in ${minutes} Min.`;
  ports.desktop.notify({
    id: `due-${first.id}`,
    title: {
      en: others === 0 ? `${en}: ${name}` : `${en}: ${name} and ${others} more`,
      de: others === 0 ? `${de}: ${name}` : `${de}: ${name} und ${others} weitere`,
    },
    body: preview.text,
    onClick: () => ports.onOpen(first),
  });
}
