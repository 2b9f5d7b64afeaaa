import { commands } from '#contract/commands.ts';
import { sharedId } from '#domain/library.ts';
import { inRuleOrder, MOST_RULES, MOST_SLOTS, type Macro } from '#domain/rule.ts';
import { actionsProblem } from '#domain/rule/rule-check.ts';
import { runMacro } from '#main/rules/macro.ts';
import { readRulePlace } from '#main/rules/rule-set.ts';
import type { Reader } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { changeEntry, makeEntry, removeEntry } from './library-undo.ts';
import { sendByMacro } from './macro-send.ts';
import { newRun } from './new-run.ts';
import { resolveTargets } from './targets.ts';
import { chunksOf, newAct } from './triage.ts';

const DURABLE = { safety: 'durable' } as const;

export const macroCommands = {
  'macro.save': command(commands['macro.save'], async (args, ports) => {
    const { store, clock, random } = ports;
    const problem = actionsProblem(args.actions);
    if (problem !== null) return refused('invalid-input', problem.kind);
    const owner = args.workspaceId ?? sharedId;
    const known = await macrosOf(store.acrossWorkspaces);
    return await store.forWorkspace(owner).change((tx) => {
      if (args.workspaceId !== null && tx.get('workspaces', owner) === null)
        return refused('not-found');
      const before = args.macroId === undefined ? null : tx.get('library', args.macroId);
      if (args.macroId !== undefined && before?.kind !== 'macro') return refused('not-found');
      if (before === null && known.length >= MOST_RULES) return refused('not-allowed-now');
      const { name, actions } = args;
      const macro: Macro =
        before?.kind === 'macro'
          ? { ...before, name, actions }
          : {
              kind: 'macro',
              id: random.uuid(),
              workspaceId: owner,
              name,
              actions,
              ...freeSlot(known),
              position: Math.max(-1, ...known.map(({ position }) => position)) + 1,
              createdAt: clock.now(),
            };
      if (before === null) makeEntry(tx, macro, newAct(ports));
      else changeEntry(tx, { before, after: macro }, newAct(ports));
      return done({ macroId: macro.id });
    }, DURABLE);
  }),

  'macro.remove': command(
    commands['macro.remove'],
    async ({ workspaceId, macroId }, ports) =>
      await ports.store.forWorkspace(workspaceId ?? sharedId).change((tx) => {
        const macro = tx.get('library', macroId);
        if (macro?.kind !== 'macro') return refused('not-found');
        removeEntry(tx, macro, newAct(ports));
        return done({});
      }, DURABLE),
  ),

  /** A macro of one client does nothing with conversations of another. */
  'macro.run': command(commands['macro.run'], async (args, ports) => {
    const { macroId, conversations, shown, locale } = args;
    const macro = await ports.store.acrossWorkspaces.get('library', macroId);
    if (macro?.kind !== 'macro') return refused('not-found');
    if (macro.actions.some(({ kind }) => kind === 'send'))
      return await sendByMacro(macro, { conversations, shown, locale }, ports);
    const run = newRun(ports);
    let count = 0;
    for (const [workspaceId, ids] of await resolveTargets(conversations, ports)) {
      const isOurs = macro.workspaceId === sharedId || macro.workspaceId === workspaceId;
      const place = isOurs ? await readRulePlace(ports.store, workspaceId) : null;
      if (place === null) continue;
      for (const chunk of chunksOf([...new Set(ids)]))
        count += await ports.store
          .forWorkspace(workspaceId)
          .change(
            (tx) => chunk.filter((id) => runMacro(tx, id, { macro, place, run }) !== null).length,
            DURABLE,
          );
    }
    return done({ runId: run.runId, count, refused: 0 });
  }),
};

async function macrosOf(reader: Reader): Promise<readonly Macro[]> {
  const found = await reader.find('library', { where: { kind: 'macro' } });
  return inRuleOrder(
    found.filter((entry): entry is Macro => entry.kind === 'macro'),
    sharedId,
  );
}

/** The first key that no macro has. */
function freeSlot(macros: readonly Macro[]): Pick<Macro, 'slot'> {
  const taken = new Set(macros.map(({ slot }) => slot));
  for (let slot = 1; slot <= MOST_SLOTS; slot++) if (!taken.has(slot)) return { slot };
  return {};
}
