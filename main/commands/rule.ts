import { commands, type CheckedCommandArgs } from '#contract/commands.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { sharedId } from '#domain/library.ts';
import { inRuleOrder, MOST_RULES, nextVersion, type Rule } from '#domain/rule.ts';
import { ruleProblem } from '#domain/rule/rule-check.ts';
import { applyRule } from '#main/rules/apply.ts';
import { readRulePlace } from '#main/rules/rule-set.ts';
import { DAY_MS } from '#domain/civil-day.ts';
import { isRuleEvent, takeBack, type RuleEvent } from '#main/rules/take-back.ts';
import type { Transaction, WorkspaceStore } from '#main/store/store.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';
import { changeEntry, makeEntry, removeEntry } from './library-undo.ts';
import { newRun } from './new-run.ts';
import { chunksOf, newAct } from './triage.ts';

const DURABLE = { safety: 'durable' } as const;

export const ruleCommands = {
  'rule.save': command(commands['rule.save'], async (args, ports) => {
    const { store, clock, random } = ports;
    const problem = ruleProblem(args);
    if (problem !== null) return refused('invalid-input', problem.kind);
    const owner = args.workspaceId ?? sharedId;
    return await store.forWorkspace(owner).change((tx) => {
      if (args.workspaceId !== null && tx.get('workspaces', owner) === null)
        return refused('not-found');
      const rules = rulesOf(tx);
      const before = rules.find(({ id }) => id === args.ruleId);
      if (args.ruleId !== undefined && before === undefined) return refused('not-found');
      if (before === undefined && rules.length >= MOST_RULES) return refused('not-allowed-now');
      const known = before ?? newRule(owner, rules, { id: random.uuid(), now: clock.now() });
      const after = changed(known, args, clock.now());
      if (before === undefined) makeEntry(tx, after, newAct(ports));
      else changeEntry(tx, { before, after }, newAct(ports));
      return done({ ruleId: known.id });
    }, DURABLE);
  }),

  'rule.setOn': command(
    commands['rule.setOn'],
    async ({ workspaceId, ruleId, isOn, mayHide }, ports) =>
      await ports.store.forWorkspace(workspaceId ?? sharedId).change((tx) => {
        const rule = tx.get('library', ruleId);
        if (rule?.kind !== 'rule') return refused('not-found');
        if (isOn && hides(rule.actions) && mayHide !== true)
          return refused('not-allowed-now', 'hide');
        const act = newAct(ports);
        const onSince = isOn ? act.at : rule.onSince;
        if (rule.isOn !== isOn)
          changeEntry(tx, { before: rule, after: { ...rule, isOn, onSince } }, act);
        return done({});
      }, DURABLE),
  ),

  'rule.move': command(
    commands['rule.move'],
    async ({ workspaceId, ruleId, after }, ports) =>
      await ports.store.forWorkspace(workspaceId ?? sharedId).change((tx) => {
        const rules = rulesOf(tx);
        const rule = rules.find(({ id }) => id === ruleId);
        if (rule === undefined || after === ruleId) return refused('not-found');
        const others = rules.filter((one) => one !== rule);
        const place = after === null ? -1 : others.findIndex(({ id }) => id === after);
        if (after !== null && place === -1) return refused('not-found');
        const act = newAct(ports);
        for (const [position, one] of others.toSpliced(place + 1, 0, rule).entries())
          changeEntry(tx, { before: one, after: { ...one, position } }, act);
        return done({});
      }, DURABLE),
  ),

  'rule.remove': command(
    commands['rule.remove'],
    async ({ workspaceId, ruleId }, ports) =>
      await ports.store.forWorkspace(workspaceId ?? sharedId).change((tx) => {
        const rule = tx.get('library', ruleId);
        if (rule?.kind !== 'rule') return refused('not-found');
        removeEntry(tx, rule, newAct(ports));
        return done({});
      }, DURABLE),
  ),

  'rule.apply': command(commands['rule.apply'], async ({ workspaceId, ruleId, days }, ports) => {
    const { store, clock } = ports;
    const place = await readRulePlace(store, workspaceId);
    const rule = place?.rules.find(({ id }) => id === ruleId);
    if (place === null || rule === undefined) return refused('not-found');
    const run = newRun(ports);
    const from = clock.now() - days * DAY_MS;
    const count = await applyRule(store.forWorkspace(workspaceId), { rule, place, from, run });
    return done({ runId: run.runId, count });
  }),

  'rule.takeBack': command(
    commands['rule.takeBack'],
    async ({ workspaceId, of }, { store, clock }) => {
      const client = store.forWorkspace(workspaceId);
      const events = await eventsOf(client, of);
      if (events.length === 0) return refused('not-found');
      let left = 0;
      for (const chunk of chunksOf(events))
        left += await client.change(
          (tx) =>
            chunk.filter(({ id }) => {
              const event = tx.get('events', id);
              if (event === null || !isRuleEvent(event) || event.undoneAt !== undefined)
                return false;
              return takeBack(tx, event, clock.now()) === 'partly';
            }).length,
          DURABLE,
        );
      return done({ count: events.length - left, left });
    },
  ),
};

function rulesOf(tx: Transaction): readonly Rule[] {
  const rules = tx
    .find('library', { where: { kind: 'rule' } })
    .filter((entry): entry is Rule => entry.kind === 'rule');
  return inRuleOrder(rules, sharedId);
}

function newRule(
  workspaceId: WorkspaceId,
  rules: readonly Rule[],
  { id, now }: { readonly id: string; readonly now: number },
): Rule {
  return {
    kind: 'rule',
    id,
    workspaceId,
    name: '',
    match: 'all',
    conditions: [],
    actions: [],
    isOn: false,
    stops: false,
    takesHistory: false,
    version: 0,
    onSince: now,
    position: (rules.at(-1)?.position ?? -1) + 1,
    createdAt: now,
  };
}

function hides(actions: Rule['actions']): boolean {
  return actions.some(({ kind }) => kind === 'hide');
}

/** What it says anew holds for what comes in from now on; a rule that hides is asked about again. */
function changed(before: Rule, args: CheckedCommandArgs<'rule.save'>, now: number): Rule {
  const { name, match, conditions, actions, stops, takesHistory } = args;
  const version = nextVersion(before, args);
  return {
    ...before,
    name,
    match,
    conditions,
    actions,
    stops,
    takesHistory,
    version,
    isOn: before.isOn && (!hides(actions) || hides(before.actions)),
    onSince: version === before.version ? before.onSince : now,
  };
}

function isLeft({ undoneAt }: RuleEvent): boolean {
  return undoneAt === undefined;
}

/** Newest first, without what was taken back. */
async function eventsOf(
  client: WorkspaceStore,
  of: CheckedCommandArgs<'rule.takeBack'>['of'],
): Promise<readonly RuleEvent[]> {
  if ('eventId' in of) {
    const event = await client.get('events', of.eventId);
    return event !== null && isRuleEvent(event) && isLeft(event) ? [event] : [];
  }
  const where = 'runId' in of ? { runId: of.runId } : { ruleId: of.ruleId };
  const kinds = ['rule.ran', 'rule.applied'] as const;
  const found = await Promise.all(
    kinds.map(async (kind) => await client.find('events', { where: { kind, ...where } })),
  );
  return found
    .flat()
    .filter(isRuleEvent)
    .filter(isLeft)
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}
