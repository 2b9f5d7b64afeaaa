import type { Settings } from './settings-rows.ts';

/** Numbers and defaults that the window needs, too: here no schema comes with them. */

/** So many rows at most come in one window; a longer list is several windows, one after the other. */
export const MOST_ROWS = 200;

/** How far back the screens look, in days up to now. */
export const INSIGHT_DAYS = [7, 30, 90] as const;
export const MULTIPLIER_DAYS = [30, 90, 365] as const;
export const TRIAL_DAYS = [7, 30, 90] as const;

/** In pixels. */
export const COLUMN_WIDTH = { usual: 332, min: 260, max: 640 };

export const DEFAULT_SETTINGS: Settings = {
  locale: 'system',
  theme: 'system',
  density: 'comfortable',
  undoSeconds: { public: 5, direct: 2 },
  singleKeys: true,
  notifications: true,
  presenter: false,
  loadPictures: true,
};
