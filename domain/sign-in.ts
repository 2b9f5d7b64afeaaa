import type { LocalText } from './local-text.ts';

/** One field of a sign-in form. */
export type SignInField = {
  readonly name: string;
  readonly label: LocalText;
  readonly kind: 'text' | 'password' | 'url';
  readonly placeholder?: string;
  readonly hint?: LocalText;
  /** Where to get what the field wants, for example the page that makes app passwords. */
  readonly helpUrl?: string;
  /** May stay empty. */
  readonly isOptional?: true;
  /**
   * Kept beside the token, so that renewing a sign-in does not ask for it again. Never for what signs in
   * by itself, such as a password.
   */
  readonly isKept?: true;
  /**
   * Kept for all accounts that a client has at this server: the id and the secret of an app of one's
   * own. All such fields of a form are typed, or none of them is.
   */
  readonly isShared?: true;
};

/** One thing to do on the way to an app, a token or an approval. */
export type GuideStep = {
  readonly text: LocalText;
  /** The page where it is done. */
  readonly link?: { readonly label: LocalText; readonly url: string };
  /** What has to be entered there letter by letter, for example the address to come back to. */
  readonly copy?: string;
};

/** Leads a person to what a way of signing in needs, and says beforehand what it brings. */
export type SignInGuide = {
  readonly steps: readonly GuideStep[];
  /** In money; "Free" where it is. */
  readonly cost: LocalText;
  /** What the network gives only after an approval, or not at all. */
  readonly heldBack?: LocalText;
  /** Until when it works without signing in again. */
  readonly tokenLife?: LocalText;
};

/**
 * One way to sign in: `browser` opens a page in the system browser and comes back by itself, `code`
 * shows a code to type on a page, `form` needs nothing but its fields.
 */
export type SignInMethod = {
  readonly id: string;
  readonly kind: 'browser' | 'form' | 'code';
  readonly label: LocalText;
  readonly fields: readonly SignInField[];
  readonly guide?: SignInGuide;
};

/** What a sign-in under way asks of the person in Parley's own window. */
export type SignInPrompt =
  /** To be typed on the page at `url`, which stands open in the browser. */
  | {
      readonly kind: 'code';
      readonly code: string;
      readonly url: string;
      /** ms since epoch. */
      readonly expiresAt?: number;
    }
  /** To be brought back from the page at `url`, which shows it at the end. */
  | {
      readonly kind: 'fields';
      readonly text: LocalText;
      readonly url?: string;
      readonly fields: readonly SignInField[];
    };

/** So long before its end a sign-in is to be renewed. */
export const RENEW_BEFORE_MS = 7 * 24 * 3_600_000;

/** `endsAt`: when it stops working, ms since epoch; undefined: no end is known. */
export function isEndingSoon(endsAt: number | undefined, now: number): boolean {
  return endsAt !== undefined && endsAt - now <= RENEW_BEFORE_MS;
}
