import {
  KEY_COMMAND_IDS,
  keyCommand,
  type KeyCommandId,
  type KeyGroup,
} from '#renderer/keys/key-map.ts';

export type HelpLine = {
  /** The command that names the line. */
  readonly id: KeyCommandId;
  readonly keys: readonly string[];
  /** The last key of a row of numbers: `1` to `9` is one line. */
  readonly upTo: string | null;
};
export type HelpGroup = { readonly group: KeyGroup; readonly lines: readonly HelpLine[] };

type KeysOf = (id: KeyCommandId) => readonly string[];

const GROUPS: readonly KeyGroup[] = [
  'everywhere',
  'list',
  'conversation',
  'composer',
  'columns',
  'monitors',
  'people',
  'person',
  'rules',
];
const NUMBERED = /^(?<stem>.*[a-z])(?<number>[1-9])$|^(?<dotted>.*\.)(?<last>[1-9])$/u;

/** `client.1` … `client.9` belong together; everything else stands alone. */
function stemOf(id: KeyCommandId): { stem: string; number: number } | null {
  const groups = NUMBERED.exec(id)?.groups;
  if (groups === undefined) return null;
  return {
    stem: groups['stem'] ?? groups['dotted'] ?? '',
    number: Number(groups['number'] ?? groups['last']),
  };
}

function lineOf(id: KeyCommandId, keysOf: KeysOf): HelpLine | null {
  const numbered = stemOf(id);
  if (numbered === null) return { id, keys: keysOf(id), upTo: null };
  if (numbered.number !== 1) return null;
  const last = KEY_COMMAND_IDS.findLast((other) => stemOf(other)?.stem === numbered.stem);
  return { id, keys: keysOf(id), upTo: keysOf(last ?? id)[0] ?? null };
}

/** Every key there is, grouped and in the order of the key map. */
export function helpGroups(keysOf: KeysOf): readonly HelpGroup[] {
  return GROUPS.map((group) => ({
    group,
    lines: KEY_COMMAND_IDS.filter((id) => keyCommand(id).group === group).flatMap((id) => {
      const line = lineOf(id, keysOf);
      return line === null || line.keys.length === 0 ? [] : [line];
    }),
  }));
}
