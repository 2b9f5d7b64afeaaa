/** Hours of the day for words that name none. */
export const DAY_PARTS = { morning: 9, noon: 12, afternoon: 14, evening: 18 } as const;
export type DayPart = keyof typeof DAY_PARTS;

/** What words have said about a time. */
export type Said = {
  readonly relativeMs?: number;
  readonly months?: number;
  readonly days?: number;
  readonly weekday?: number;
  /** "next Friday" is never today. */
  readonly isNext?: boolean;
  readonly date?: { readonly day: number; readonly month: number; readonly year?: number };
  readonly time?: {
    readonly hour: number;
    readonly minute: number;
    /** Neither am nor pm was said. */
    readonly isOpen: boolean;
  };
  readonly part?: DayPart;
};
