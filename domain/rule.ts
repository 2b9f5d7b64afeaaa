import type { AccountId, WorkspaceId } from './ids.ts';
import type { MessageKind } from './message.ts';

/**
 * What a person wants done with messages as they arrive (a rule), or with conversations at one key (a
 * macro). Everything here is words and choices: there are no patterns.
 */

/** A label or a saved reply, with the name that it had: to say what is gone, and to find it again. */
export type Named = { readonly id: string; readonly name: string };

export const SOUNDS = [
  'positive',
  'neutral',
  'negative',
  'unknown',
  'question',
  'complaint',
] as const;
export const RULE_MESSAGE_KINDS = [
  'comment',
  'mention',
  'direct',
  'review',
] as const satisfies readonly MessageKind[];

/** What each kind of condition says, by its kind. */
type ConditionFields = {
  /** One of these words or phrases stands in it; `word*` is how a word begins. */
  readonly text: { readonly words: readonly string[] };
  readonly author: { readonly handles: readonly string[] };
  readonly vip: object;
  /** They reach at least so many. */
  readonly reach: { readonly from: number };
  readonly sounds: { readonly as: (typeof SOUNDS)[number] };
  readonly message: { readonly kinds: readonly (typeof RULE_MESSAGE_KINDS)[number][] };
  /** A review with so many stars, both included. */
  readonly stars: { readonly from: number; readonly to: number };
  readonly network: { readonly network: string };
  readonly account: { readonly accountId: AccountId };
  /** `de`, `en`, or another language tag. */
  readonly language: { readonly language: string };
  /** It was written while the client is closed. */
  readonly closed: object;
  /** Weekdays as in `Date`; minutes since midnight, over midnight when `from` is the later one. */
  readonly hours: {
    readonly weekdays: readonly number[];
    readonly fromMinute: number;
    readonly toMinute: number;
  };
  /** Nothing older of its author is known. */
  readonly 'first-contact': object;
  /** The conversation had it before any rule looked at the message. */
  readonly label: { readonly label: Named };
};
export type ConditionKind = keyof ConditionFields;
export type ConditionOf<Kind extends ConditionKind> = {
  readonly [Name in Kind]: {
    readonly kind: Name;
    readonly isNot?: true | undefined;
  } & ConditionFields[Name];
}[Kind];
export type RuleCondition = ConditionOf<ConditionKind>;

/** What each kind of action wants, by its kind. */
type ActionFields = {
  readonly label: { readonly label: Named };
  readonly state: { readonly state: 'done' | 'waiting' };
  /** A time in words: see later-words.ts. */
  readonly snooze: { readonly words: string };
  readonly note: { readonly text: string };
  /** A saved reply as a draft: nothing is ever sent by itself. */
  readonly draft: { readonly text: Named };
  readonly notify: object;
  readonly hide: object;
  readonly vip: object;
  /** A saved reply as an answer: at a key, after it was shown, and never by a rule. */
  readonly send: { readonly text: Named };
};
export type ActionKind = keyof ActionFields;
export type ActionOf<Kind extends ActionKind> = {
  readonly [Name in Kind]: { readonly kind: Name } & ActionFields[Name];
}[Kind];
export type MacroAction = ActionOf<ActionKind>;
export type RuleAction = ActionOf<Exclude<ActionKind, 'send'>>;

export function isRuleAction(action: MacroAction): action is RuleAction {
  return action.kind !== 'send';
}

/** What a rule says, apart from when and for whom. */
export type RuleWords = {
  readonly match: 'all' | 'any';
  readonly conditions: readonly RuleCondition[];
  readonly actions: readonly RuleAction[];
};

type Listed = {
  readonly id: string;
  /** `sharedId`: for all clients. */
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  /** Place in the list, ascending; those for all clients come first. */
  readonly position: number;
  readonly createdAt: number;
};
export type Rule = Listed &
  RuleWords & {
    readonly kind: 'rule';
    readonly isOn: boolean;
    /** Where it fits, no rule below is asked. */
    readonly stops: boolean;
    /** Also for what was written before its account was connected. */
    readonly takesHistory: boolean;
    /** Counts its changes: each version acts on a message once. */
    readonly version: number;
    /** It acts on what came in since; ms since epoch. */
    readonly onSince: number;
  };
export type Macro = Listed & {
  readonly kind: 'macro';
  readonly actions: readonly MacroAction[];
  /** Which of the keys for macros is its own, from 1; absent: they are all taken. */
  readonly slot?: number;
};

export const MOST_SLOTS = 9;
/** What is sent at one key has to be read before. */
export const MOST_SENT = 20;

export const MOST_RULES = 100;
export const MOST_CONDITIONS = 20;
export const MOST_ACTIONS = 10;
export const MOST_WORDS = 100;
export const MOST_HANDLES = 200;

/** For all clients first, each in its order. */
export function inRuleOrder<Entry extends Listed>(
  entries: readonly Entry[],
  sharedId: WorkspaceId,
): readonly Entry[] {
  const rank = ({ workspaceId }: Entry): number => (workspaceId === sharedId ? 0 : 1);
  return entries.toSorted(
    (a, b) => rank(a) - rank(b) || a.position - b.position || a.createdAt - b.createdAt,
  );
}

/** The same message, rule and version always give the same id: what was done once is not done again. */
export function ruleEventId(
  { id, version }: Pick<Rule, 'id' | 'version'>,
  messageId: string,
): string {
  return `${id}/${version}/${messageId}`;
}

/** A change of what it says makes another version; its name, its place and whether it is on do not. */
export function nextVersion(before: Rule, after: RuleWords): number {
  const words = ({ match, conditions, actions }: RuleWords): string =>
    JSON.stringify([match, conditions, actions]);
  return words(before) === words(after) ? before.version : before.version + 1;
}
