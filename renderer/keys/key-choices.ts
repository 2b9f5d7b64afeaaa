import { KEY_COMMAND_IDS, keyCommand, scopeOf, type KeyCommandId } from './key-map.ts';

/** Keys that the person chose, by command; an empty list switches the command's keys off. */
export type KeyChoices = Readonly<Record<string, readonly string[]>>;

/** One key for two commands that are listened to at the same time. */
export type KeyConflict = {
  readonly key: string;
  /** The one that runs. */
  readonly first: KeyCommandId;
  readonly second: KeyCommandId;
};

export function keysOf(id: KeyCommandId, choices: KeyChoices): readonly string[] {
  return choices[id] ?? keyCommand(id).keys;
}

function areTogether(one: KeyCommandId, other: KeyCommandId): boolean {
  const [a, b] = [scopeOf(one), scopeOf(other)];
  return a === b || a === 'window' || b === 'window';
}

/** `g` alone would swallow `g i`. */
function areSame(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

/** Who listens to this key already, where `id` would. */
export function takenBy(
  id: KeyCommandId,
  key: string,
  choices: KeyChoices,
): KeyCommandId | undefined {
  return KEY_COMMAND_IDS.find(
    (other) =>
      other !== id &&
      areTogether(id, other) &&
      keysOf(other, choices).some((known) => areSame(known, key)),
  );
}

/** Keys that are bound twice, for example in a settings file that was edited by hand. */
export function findConflicts(choices: KeyChoices): readonly KeyConflict[] {
  return KEY_COMMAND_IDS.flatMap((second, index) =>
    keysOf(second, choices).flatMap((key) => {
      const first = KEY_COMMAND_IDS.slice(0, index).find(
        (other) =>
          areTogether(other, second) && keysOf(other, choices).some((known) => areSame(known, key)),
      );
      return first === undefined ? [] : [{ key, first, second }];
    }),
  );
}
