import { cameAbove } from './reader-place.ts';

/**
 * Which part of a column's rows is drawn. More is asked for than is drawn, so that rows which come
 * in above make the list longer at the top instead of pushing others out at the bottom: only then
 * can the reader's place be kept.
 */
export type ColumnWindow = {
  readonly order: readonly string[];
  /** How many rows are drawn. */
  readonly drawn: number;
  /** The last change came in above. */
  readonly isShift: boolean;
};

const FIRST = 60;
const STEP = 60;
const SLACK = 60;
const MOST = 5000;

export const EMPTY_WINDOW: ColumnWindow = { order: [], drawn: FIRST, isShift: false };

/** The window over the new order of rows. */
export function moveWindow(window: ColumnWindow, order: readonly string[]): ColumnWindow {
  const isShift = cameAbove(window.order.slice(0, window.drawn), order);
  const [first] = window.order;
  const above = isShift && first !== undefined ? order.indexOf(first) : 0;
  return { order, drawn: Math.min(MOST, window.drawn + above), isShift };
}

/** The reader comes near the end: draw more. */
export function growWindow(window: ColumnWindow): ColumnWindow {
  if (window.drawn >= window.order.length) return window;
  return { ...window, drawn: Math.min(MOST, window.drawn + STEP), isShift: false };
}

/** How many rows to ask main for; in steps, because every other number is another view. */
export function limitOf(window: ColumnWindow): number {
  return Math.min(MOST, Math.ceil((window.drawn + SLACK) / STEP) * STEP);
}
