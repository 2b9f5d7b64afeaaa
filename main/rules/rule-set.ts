import { DEFAULT_HOURS } from '#domain/business-hours.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { sharedId, type LibraryEntry, type PersonField, type SavedText } from '#domain/library.ts';
import { openTime } from '#domain/open-time.ts';
import { inRuleOrder, type Named, type Rule } from '#domain/rule.ts';
import { compileRule, type RuleClient } from '#domain/rule/rule-match.ts';
import type { CompiledRule } from '#domain/rule/rule-order.ts';
import { createWordFinder } from '#domain/rule/rule-words.ts';
import type { Workspace } from '#domain/workspace.ts';
import type { Store } from '#main/store/store.ts';

/** What this machine's local time is ahead of UTC at a moment. */
export function zoneMs(at: number): number {
  return -new Date(at).getTimezoneOffset() * 60_000;
}

/** Everything that rules of one client, its macros among them, need to know beside the message. */
export type RulePlace = RuleClient & {
  readonly workspace: Workspace;
  /** The saved reply that is meant, as it is now; null: it is gone. */
  readonly textOf: (text: Named) => SavedText | null;
  /** Own fields that fill saved replies; those of the client last. */
  readonly fields: readonly SavedText[];
  /** What the client wants to know of people. */
  readonly personFields: readonly PersonField[];
  /** Every rule of the client and those for all, in order, whether on or off. */
  readonly rules: readonly Rule[];
};

/** null: the client is gone. */
export async function readRulePlace(
  store: Store,
  workspaceId: WorkspaceId,
): Promise<RulePlace | null> {
  const client = store.forWorkspace(workspaceId);
  const workspace = await client.get('workspaces', workspaceId);
  if (workspace === null) return null;
  const where = { kind: { inList: ['rule', 'label', 'saved-reply', 'field', 'person-field'] } };
  const shared = await store.forWorkspace(sharedId).find('library', { where });
  const entries = [...shared, ...(await client.find('library', { where }))];
  const texts = entries.filter(isText);
  const labels = namesOf(entries.filter(({ kind }) => kind === 'label'));
  const replies = namesOf(texts.filter(({ kind }) => kind === 'saved-reply'));
  const { hours = DEFAULT_HOURS, holidays = { days: [] } } = workspace;
  return {
    workspace,
    open: openTime(hours, holidays, zoneMs),
    zoneMs,
    labelOf: labels,
    textOf: (text) => {
      const id = replies(text);
      return texts.find((one) => one.id === id) ?? null;
    },
    fields: texts.filter(({ kind }) => kind === 'field'),
    personFields: entries.filter((entry) => entry.kind === 'person-field'),
    rules: inRuleOrder(
      entries.filter((entry) => entry.kind === 'rule'),
      sharedId,
    ),
  };
}

export function compileRules(rules: readonly Rule[], place: RulePlace): readonly CompiledRule[] {
  const finder = createWordFinder();
  return rules.map((rule) => ({ rule, fits: compileRule(rule, place, finder) }));
}

function isText(entry: LibraryEntry): entry is SavedText {
  return entry.kind === 'saved-reply' || entry.kind === 'field';
}

function folded(name: string): string {
  return name.trim().toLocaleLowerCase();
}

/**
 * Finds what a rule names: by its id, else by its name, because a rule for all clients means a label
 * of each of them.
 */
function namesOf(entries: readonly LibraryEntry[]): (wanted: Named) => string | null {
  const byName = new Map(
    entries.flatMap((entry) => ('name' in entry ? [[folded(entry.name ?? ''), entry.id]] : [])),
  );
  const ids = new Set(entries.map(({ id }) => id));
  return ({ id, name }) => (ids.has(id) ? id : (byName.get(folded(name)) ?? null));
}
