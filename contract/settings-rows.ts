import { z } from 'zod';
import { layout } from './layout.ts';

/** What the person chose for the whole app. */
export const settings = z.object({
  locale: z.enum(['system', 'en', 'de']),
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  density: z.enum(['comfortable', 'compact']),
  /** How long a sent reply can be taken back. */
  undoSeconds: z.object({
    public: z.number().int().min(0).max(60),
    direct: z.number().int().min(0).max(60),
  }),
  /** Keys without a modifier (j, k, e …). WCAG 2.1.4. */
  singleKeys: z.boolean(),
  /** Keys that the person chose, by command; an empty list switches a command's keys off. */
  keys: z
    .record(z.string().max(60), z.array(z.string().min(1).max(40)).max(4).readonly())
    .optional(),
  notifications: z.boolean(),
  /** How much is open, beside the clock; absent: yes. */
  tray: z.boolean().optional(),
  /** Names, texts and pictures are hidden while others look at the screen. */
  presenter: z.boolean(),
  loadPictures: z.boolean(),
  /** What was looked for lately, newest first. */
  searchHistory: z.array(z.string().max(500)).max(10).readonly().optional(),
  /** After so many months what is done is deleted on this computer; 0 or absent: never. */
  keepDoneMonths: z.number().int().min(0).max(120).optional(),
  /** Times in words, such as `tomorrow 9`; absent: the usual ones. */
  snoozePresets: z.array(z.string().trim().min(1).max(60)).max(8).readonly().optional(),
  layout: layout.optional(),
});
export type Settings = z.infer<typeof settings>;
