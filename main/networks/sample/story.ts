import type { Visibility } from '#domain/capabilities.ts';
import type { Media, MessageCounts, MessageKind } from '#domain/message.ts';
import type { LocalText } from '#domain/local-text.ts';

/** Somebody in the sample. All of them are invented. */
export type Character = {
  readonly name: string;
  readonly handle: string;
  readonly bio?: LocalText;
  readonly reach?: number;
  readonly postCount?: number;
};

/** One message of the sample; times count back from when the sample was made. */
export type Line = {
  readonly id: string;
  /** A key of `people`, or `us` for the account itself. */
  readonly from: string;
  readonly minutesAgo: number;
  readonly text: LocalText;
  /** The line that it answers. */
  readonly to?: string;
  readonly kind: MessageKind;
  /** Nobody waits for an answer: a post of the home timeline. */
  readonly isJustSo?: true;
  /** By somebody whom the account does not follow: not in its home timeline. */
  readonly isElsewhere?: true;
  readonly visibility?: Visibility;
  readonly media?: readonly Media[];
  readonly counts?: MessageCounts;
};

/** What one embedded network tells. */
export type Story = {
  readonly account: Character;
  readonly people: Readonly<Record<string, Character>>;
  readonly lines: readonly Line[];
};

export const HOUR = 60;
export const DAY = 24 * HOUR;
