import type { BrowserWindow, Rectangle } from 'electron';
import type { SettingsFile } from '#main/ports.ts';
import { storedFields } from './stored.ts';

const KEY = 'window';
const MIN_VISIBLE = 100;
const DEFAULT_SIZE = { width: 1280, height: 820 };
const SIDE = [200, 20_000] as const;
const POSITION = [-50_000, 50_000] as const;
type Bounds = { width: number; height: number; x?: number; y?: number };
type WindowState = Bounds & { isMaximized: boolean };

/** Where the window was, as far as a screen still shows that place. */
export function readWindowState(
  settings: SettingsFile,
  workAreas: readonly Rectangle[],
): { readonly bounds: Bounds; readonly isMaximized: boolean } {
  const { width, height, x, y, isMaximized } = storedFields(settings, KEY);
  if (!isWithin(width, SIDE) || !isWithin(height, SIDE) || typeof isMaximized !== 'boolean')
    return { bounds: DEFAULT_SIZE, isMaximized: false };
  if (!isWithin(x, POSITION) || !isWithin(y, POSITION))
    return { bounds: { width, height }, isMaximized };
  const isSeen = workAreas.some((area) => isVisibleOn(area, { x, y, width, height }));
  return { bounds: isSeen ? { width, height, x, y } : { width, height }, isMaximized };
}

function isWithin(value: unknown, [least, most]: readonly [number, number]): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function isVisibleOn(area: Rectangle, window: Rectangle): boolean {
  const across =
    Math.min(area.x + area.width, window.x + window.width) - Math.max(area.x, window.x);
  const top = window.y - area.y;
  return across >= MIN_VISIBLE && top >= 0 && top <= area.height - MIN_VISIBLE;
}

/** Writes the place down while the window is moved, at most once per `SAVE_AFTER_MS`. */
export function keepWindowState(window: BrowserWindow, settings: SettingsFile): void {
  const SAVE_AFTER_MS = 500;
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    if (window.isDestroyed() || window.isFullScreen()) return;
    const state: WindowState = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    settings.set(KEY, state);
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', () => {
    clearTimeout(timer);
    save();
  });
}
