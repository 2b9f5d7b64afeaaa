import { commands } from '#contract/commands.ts';
import { goalKey } from '#domain/answer-goal.ts';
import { localDay } from '#domain/figures.ts';
import { canBeHoliday } from '#domain/holidays.ts';
import { toId, type WorkspaceId } from '#domain/ids.ts';
import type { Holidays } from '#domain/open-time.ts';
import type { QuietHours } from '#domain/quiet-hours.ts';
import { WORKSPACE_COLORS, type Workspace } from '#domain/workspace.ts';
import { zoneMs } from '#main/rules/rule-set.ts';
import type { WorkspaceStore } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { rememberSampleIsOver } from './sample-memory.ts';

export const workspaceCommands = {
  'workspace.create': command(commands['workspace.create'], async ({ name }, ports) => {
    const { store, random, clock, settings } = ports;
    const others = await store.acrossWorkspaces.find('workspaces', {});
    const workspace: Workspace = {
      id: toId<WorkspaceId>(random.uuid()),
      name,
      color: leastUsedColor(others),
      position: Math.max(-1, ...others.map((other) => other.position)) + 1,
      isSample: false,
      focusedAt: clock.now(),
      createdAt: clock.now(),
    };
    await store.forWorkspace(workspace.id).change((tx) => tx.put('workspaces', workspace), {
      safety: 'durable',
    });
    rememberSampleIsOver(settings);
    return done({ workspaceId: workspace.id });
  }),

  'workspace.update': command(commands['workspace.update'], async (args, { store, clock }) => {
    const { workspaceId, name, color, hours, holidays, goals, altText, quiet, noticesFrom } = args;
    if (goals !== undefined && new Set(goals.map(goalKey)).size < goals.length)
      return refused('invalid-input', 'goals');
    const known = await store.forWorkspace(workspaceId).get('workspaces', workspaceId);
    if (hasOtherYears(holidays, known, clock.now())) return refused('invalid-input', 'holidays');
    const isKnown = await changeWorkspace(
      store.forWorkspace(workspaceId),
      'durable',
      ({ altText: before, quiet: quietBefore, noticesFrom: fromBefore, ...now }) => ({
        ...now,
        ...((altText ?? before) === 'require' ? { altText: 'require' } : {}),
        ...quietOf(quietBefore, quiet),
        ...((noticesFrom ?? fromBefore) === 'starred' ? { noticesFrom: 'starred' } : {}),
        name: name ?? now.name,
        color: color ?? now.color,
        ...(hours === undefined ? {} : { hours }),
        ...(holidays === undefined ? {} : { holidays }),
        ...(goals === undefined ? {} : { goals }),
      }),
    );
    return isKnown ? done({}) : refused('not-found');
  }),

  'workspace.delete': command(commands['workspace.delete'], async ({ workspaceId }, ports) => {
    const known = await ports.store.forWorkspace(workspaceId).get('workspaces', workspaceId);
    if (known === null) return refused('not-found');
    // Before the client goes: the window that finds none left must know why.
    if (known.isSample) rememberSampleIsOver(ports.settings);
    await ports.accounts.removeAll(workspaceId);
    await ports.store.deleteWorkspace(workspaceId);
    return done({});
  }),

  'workspace.focus': command(commands['workspace.focus'], async ({ workspaceId }, ports) => {
    const isKnown = await changeWorkspace(
      ports.store.forWorkspace(workspaceId),
      'cache',
      (now) => ({ ...now, focusedAt: ports.clock.now() }),
    );
    return isKnown ? done({}) : refused('not-found');
  }),
};

/** Days that were entered before stay as they are. */
function hasOtherYears(
  holidays: Holidays | undefined,
  known: Workspace | null,
  now: number,
): boolean {
  const before = new Set(known?.holidays?.days);
  const today = localDay(now, zoneMs);
  return (holidays?.days ?? []).some((day) => !before.has(day) && !canBeHoliday(day, today));
}

/** Left out: as before. null: none any more. */
function quietOf(
  before: QuietHours | undefined,
  wanted: QuietHours | null | undefined,
): Pick<Workspace, 'quiet'> {
  const quiet = wanted === undefined ? before : wanted;
  return quiet === undefined || quiet === null ? {} : { quiet };
}

async function changeWorkspace(
  store: WorkspaceStore,
  safety: 'durable' | 'cache',
  next: (now: Workspace) => Workspace,
): Promise<boolean> {
  return await store.change(
    (tx) => {
      const now = tx.get('workspaces', store.workspaceId);
      if (now !== null) tx.put('workspaces', next(now));
      return now !== null;
    },
    { safety },
  );
}

function leastUsedColor(others: readonly Workspace[]): string {
  const uses = (color: string): number => others.filter((other) => other.color === color).length;
  return WORKSPACE_COLORS.toSorted((a, b) => uses(a) - uses(b))[0] ?? WORKSPACE_COLORS[0];
}
