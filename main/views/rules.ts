import type { z } from 'zod';
import { RULE_DAYS, type macroRow, type ruleRow } from '#contract/rule-rows.ts';
import { views } from '#contract/views.ts';
import { DAY_MS } from '#domain/civil-day.ts';
import { sharedId, type LibraryEntry } from '#domain/library.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { inRuleOrder, type Macro, type MacroAction, type RuleCondition } from '#domain/rule.ts';
import type { Reader, Store } from '#main/store/store.ts';
import { ofKind } from './concerns.ts';
import { readerOf } from './scope.ts';
import { view } from './view.ts';

type Row = z.input<typeof ruleRow>;
type Missing = Row['missing'][number];

export const rulesView = view(views.rules, {
  on: {
    library: ofKind('rule', 'label', 'saved-reply'),
    accounts: ({ documents }) => documents.some(({ before, after }) => !before || !after),
    events: (change) => change.touches('kind', 'rule.ran'),
  },
  async read({ workspaceId }, { store, clock }) {
    const entries = await entriesOf(store, workspaceId, ['rule', 'label', 'saved-reply']);
    const accounts = await readerOf(store, workspaceId).find('accounts', {});
    const isThere = presence(entries, new Set(accounts.map(({ id }) => id)));
    const acted = await readerOf(store, workspaceId).countBy('events', 'ruleId', {
      where: { kind: 'rule.ran', at: { from: clock.now() - RULE_DAYS * DAY_MS } },
    });
    const rules = inRuleOrder(
      entries.filter((entry) => entry.kind === 'rule'),
      sharedId,
    );
    return {
      rows: rules.map((rule): Row => ({
        id: rule.id,
        workspaceId: scopeOf(rule.workspaceId),
        name: rule.name,
        match: rule.match,
        conditions: rule.conditions,
        actions: rule.actions,
        isOn: rule.isOn,
        stops: rule.stops,
        takesHistory: rule.takesHistory,
        missing: [
          ...missingConditions(rule.conditions, isThere),
          ...missingActions(rule.actions, isThere),
        ],
        acted: acted.get(rule.id) ?? 0,
      })),
      rest: {},
    };
  },
});

export const macrosView = view(views.macros, {
  on: { library: ofKind('macro', 'label', 'saved-reply') },
  async read({ workspaceId }, { store }) {
    const entries = await entriesOf(store, workspaceId, ['macro', 'label', 'saved-reply']);
    const isThere = presence(entries, new Set());
    const macros = inRuleOrder(
      entries.filter((entry) => entry.kind === 'macro'),
      sharedId,
    );
    return {
      rows: macros.map(toMacroRow(isThere)),
      rest: {},
    };
  },
});

const toMacroRow =
  (isThere: Presence) =>
  ({ id, workspaceId, name, actions, slot }: Macro): z.input<typeof macroRow> => ({
    id,
    workspaceId: scopeOf(workspaceId),
    name,
    actions,
    slot,
    missing: missingActions(actions, isThere),
  });

function scopeOf(owner: WorkspaceId): WorkspaceId | null {
  return owner === sharedId ? null : owner;
}

/** Of a client with what is for all, or of all clients. */
async function entriesOf(
  store: Store,
  workspaceId: WorkspaceId | null,
  kinds: readonly LibraryEntry['kind'][],
): Promise<readonly LibraryEntry[]> {
  const where = { kind: { inList: kinds } };
  const readers: readonly Reader[] =
    workspaceId === null
      ? [store.acrossWorkspaces]
      : [store.forWorkspace(sharedId), store.forWorkspace(workspaceId)];
  const found = await Promise.all(
    readers.map(async (reader) => await reader.find('library', { where })),
  );
  return found.flat();
}

type Presence = {
  readonly has: (what: 'label' | 'text', named: { id: string; name: string }) => boolean;
  readonly hasAccount: (id: string) => boolean;
};

function folded(name: string): string {
  return name.trim().toLocaleLowerCase();
}

/** As rules find what they name: by the id, else by the name. */
function presence(entries: readonly LibraryEntry[], accountIds: ReadonlySet<string>): Presence {
  const kinds = { label: 'label', text: 'saved-reply' } as const;
  return {
    has: (what, { id, name }) =>
      entries.some(
        (entry) =>
          entry.kind === kinds[what] &&
          (entry.id === id || ('name' in entry && folded(entry.name ?? '') === folded(name))),
      ),
    hasAccount: (id) => accountIds.has(id),
  };
}

function missingConditions(
  conditions: readonly RuleCondition[],
  { has, hasAccount }: Presence,
): readonly Missing[] {
  return conditions.flatMap((condition, index): readonly Missing[] => {
    if (condition.kind === 'label' && !has('label', condition.label))
      return [{ part: 'conditions', index, what: 'label' }];
    if (condition.kind === 'account' && !hasAccount(condition.accountId))
      return [{ part: 'conditions', index, what: 'account' }];
    return [];
  });
}

function missingActions(actions: readonly MacroAction[], { has }: Presence): readonly Missing[] {
  return actions.flatMap((action, index): readonly Missing[] => {
    if (action.kind === 'label' && !has('label', action.label))
      return [{ part: 'actions', index, what: 'label' }];
    const isAnswer = action.kind === 'draft' || action.kind === 'send';
    if (isAnswer && !has('text', action.text)) return [{ part: 'actions', index, what: 'text' }];
    return [];
  });
}
