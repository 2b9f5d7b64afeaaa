import type { AnswerGoal } from './answer-goal.ts';
import type { BusinessHours } from './business-hours.ts';
import type { WorkspaceId } from './ids.ts';
import type { Holidays } from './open-time.ts';
import type { QuietHours } from './quiet-hours.ts';

/** One client. */
export type Workspace = {
  readonly id: WorkspaceId;
  readonly name: string;
  /** `#rrggbb`; white text on it must be readable. */
  readonly color: string;
  /** Place in the rail, ascending. */
  readonly position: number;
  /** The sample client that the first run opens; it goes with one click. */
  readonly isSample: boolean;
  /** Pictures without a description: the person is reminded, or cannot send them. */
  readonly altText?: 'require';
  /** When this client was last looked at: it is synced more often then. ms since epoch. */
  readonly focusedAt: number;
  /** When this client is open; absent: the usual ones. */
  readonly hours?: BusinessHours;
  readonly holidays?: Holidays;
  /** No notices then; absent: notices at all times. */
  readonly quiet?: QuietHours;
  /** Whose messages are told; absent: everybody's. Rules and monitors tell what they were asked to. */
  readonly noticesFrom?: 'starred';
  /** How fast it answers; none: nothing is ever due. */
  readonly goals?: readonly AnswerGoal[];
  /** Set once somebody was forgotten: with it they are known again and kept away. */
  readonly forgetSalt?: string;
  readonly createdAt: number;
};

/** Colours for new clients, in the order they are given out. */
export const WORKSPACE_COLORS = [
  '#8a4b2a',
  '#2f7d62',
  '#6a4fb5',
  '#a35f00',
  '#2f5fd0',
  '#a3406b',
  '#4a6a2f',
  '#3d5a80',
] as const;

/** The one or two letters on the client's square: of the first two words, else of the first one. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const letters =
    words.length > 1
      ? words.slice(0, 2).map((word) => [...word][0])
      : [...(words[0] ?? '?')].slice(0, 2);
  return letters.map((letter) => capital(letter ?? '')).join('');
}

/** ß is capitalised as SS: one S is enough here. */
function capital(letter: string): string {
  return [...letter.toUpperCase()][0] ?? '';
}
