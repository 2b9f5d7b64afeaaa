import type { CommandArgs } from '#contract/commands.ts';
import type { MonitorRow } from '#contract/monitor-rows.ts';

/** A monitor as it stands in the form. */
export type MonitorDraft = Pick<
  MonitorRow,
  'name' | 'words' | 'isCompetitor' | 'isSearched' | 'tellsRise'
> & {
  /** As typed. */
  readonly reach: string;
};

const NAME_LENGTH = 100;
const NEW: MonitorDraft = {
  name: '',
  words: '',
  isCompetitor: false,
  isSearched: true,
  tellsRise: true,
  reach: '1000',
};

/** null: a new one. */
export function draftOf(monitor: MonitorRow | null): MonitorDraft {
  if (monitor === null) return NEW;
  const { name, words, isCompetitor, isSearched, tellsRise, tellsNegativeFrom } = monitor;
  const reach = tellsNegativeFrom === undefined ? '' : String(tellsNegativeFrom);
  return { name, words, isCompetitor, isSearched, tellsRise, reach };
}

/** Without a name it is called after its words. */
export function savedDraft({
  reach,
  name,
  ...draft
}: MonitorDraft): Omit<CommandArgs<'monitor.save'>, 'workspaceId' | 'monitorId'> {
  const from = readReach(reach);
  return {
    ...draft,
    name: name.trim() === '' ? draft.words.trim().slice(0, NAME_LENGTH) : name,
    ...(from === null ? {} : { tellsNegativeFrom: from }),
  };
}

/** A number as people write it (`1.000`, `1,000`, `1 000`); null when there is none. */
function readReach(typed: string): number | null {
  const digits = typed.replaceAll(/[\s.,’']/gu, '');
  return /^\d{1,9}$/u.test(digits) ? Number(digits) : null;
}
