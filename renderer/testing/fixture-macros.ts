import type { MacroRow } from '#contract/rule-rows.ts';
import { toId, type WorkspaceId } from '#domain/ids.ts';

const rabe = toId<WorkspaceId>('rabe');

/** The macros of the sample bakery: one that sorts, one that answers. */
export const MACROS: readonly MacroRow[] = [
  {
    id: 'later',
    workspaceId: rabe,
    name: 'Nächste Woche',
    slot: 1,
    missing: [],
    actions: [
      {
        kind: 'label',
        label: {
          id: 'later',
          name: 'Später',
        },
      },
      {
        kind: 'snooze',
        words: 'montag 9',
      },
    ],
  },
  {
    id: 'thanks',
    workspaceId: rabe,
    name: 'Öffnungszeiten und erledigt',
    slot: 2,
    missing: [],
    actions: [
      {
        kind: 'send',
        text: {
          id: 'hours',
          name: 'Öffnungszeiten',
        },
      },
      {
        kind: 'state',
        state: 'done',
      },
    ],
  },
];
