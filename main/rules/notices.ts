import type { WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { isQuiet } from '#domain/quiet-hours.ts';
import type { Desktop, Ports } from '#main/ports.ts';
import type { Store } from '#main/store/store.ts';
import { withoutMuted } from '#main/store/worth-telling.ts';
import type { RuleNotice } from './arrivals.ts';

/** In the quiet hours of a client it waits for their end. */
const LOOK_EVERY_MS = 30_000;
const BODY_LENGTH = 200;
/** More that wait are told as a number. */
const MOST_WAITING = 500;

export type RuleNoticePorts = Pick<Ports, 'clock' | 'log'> & {
  readonly store: Store;
  readonly desktop: Pick<Desktop, 'notify'>;
  readonly mayNotify: () => boolean;
  /** ms since epoch, as minutes since midnight on this machine. */
  readonly minuteOfDay: (now: number) => number;
  readonly onOpen: (message: Pick<Message, 'workspaceId' | 'conversationId'>) => void;
};
export type RuleNotices = {
  readonly tell: (notices: readonly RuleNotice[]) => void;
  close(): Promise<void>;
};

/** Tells what rules want the person to hear of: one notice for each client and rule. */
export function startRuleNotices(ports: RuleNoticePorts): RuleNotices {
  const { clock, log } = ports;
  let waiting: readonly RuleNotice[] = [];
  let isClosed = false;
  let cancel: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const told = waiting;
    waiting = [];
    const [now, rest] = await splitQuiet(told, ports);
    waiting = [...rest, ...waiting];
    if (!ports.mayNotify()) return;
    const heard = await withoutMuted(
      ports.store,
      now.map(({ message }) => message),
    );
    const wanted = new Set(heard);
    for (const group of groupsOf(now.filter(({ message }) => wanted.has(message))))
      notify(group, ports);
  };
  const later = (ms: number): void => {
    if (isClosed || cancel !== null || waiting.length === 0) return;
    cancel = clock.after(ms, () => {
      cancel = null;
      running = running
        .then(look)
        .catch(() => log('rules.notice.bug'))
        .finally(() => later(LOOK_EVERY_MS));
    });
  };
  return {
    tell(notices) {
      waiting = [...waiting, ...notices].slice(-MOST_WAITING);
      later(0);
    },
    async close() {
      isClosed = true;
      cancel?.();
      await running;
    },
  };
}

type Split = readonly [now: readonly RuleNotice[], quiet: readonly RuleNotice[]];

async function splitQuiet(
  waiting: readonly RuleNotice[],
  { store, clock, minuteOfDay }: RuleNoticePorts,
): Promise<Split> {
  const minute = minuteOfDay(clock.now());
  const clients = await store.acrossWorkspaces.find('workspaces', {});
  const quiet = new Set<WorkspaceId>(
    clients.flatMap(({ id, quiet: hours }) =>
      hours !== undefined && isQuiet(hours, minute) ? [id] : [],
    ),
  );
  const isAsleep = ({ message }: RuleNotice): boolean => quiet.has(message.workspaceId);
  return [waiting.filter((one) => !isAsleep(one)), waiting.filter(isAsleep)];
}

function groupsOf(notices: readonly RuleNotice[]): readonly (readonly RuleNotice[])[] {
  return [...Map.groupBy(notices, ({ rule, message }) => `${rule.id}/${message.workspaceId}`)].map(
    ([, group]) => group,
  );
}

function notify(group: readonly RuleNotice[], { desktop, onOpen }: RuleNoticePorts): void {
  const newest = group.at(-1);
  if (newest === undefined) return;
  const { rule, message } = newest;
  const others = group.length - 1;
  const [more, weitere] =
    others === 0 ? ['', ''] : [` and ${others} more`, ` und ${others} weitere`];
  desktop.notify({
    id: `rule-${rule.id}-${message.id}`,
    title: {
      en: `${rule.name}: ${message.authorName}${more}`,
      de: `${rule.name}: ${message.authorName}${weitere}`,
    },
    body: [...(message.contentWarning ?? message.text)].slice(0, BODY_LENGTH).join(''),
    onClick: () => onOpen(message),
  });
}
