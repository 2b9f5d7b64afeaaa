import { useState } from 'react';

type Asked<Value> = {
  readonly value: Value;
  /** As JSON: what main showed when the newest change was done; null while it is on its way. */
  readonly overtakes: string | null;
};

/**
 * What is set, with what was asked for last and main may not show yet: two quick changes build on each
 * other, and none takes the other back. What was refused is as main says.
 */
export function useNewest<Value>(stored: Value): {
  readonly value: Value;
  /** `saving`: null when it was refused. */
  readonly ask: (value: Value, saving: Promise<object | null>) => void;
} {
  const [asked, setAsked] = useState<Asked<Value> | null>(null);
  const shown = JSON.stringify(stored);
  if (asked !== null && isOver(asked, shown)) setAsked(null);
  const settle = async (mine: Asked<Value>, saving: Promise<object | null>): Promise<void> => {
    const done = await saving;
    setAsked((newest) => {
      if (newest?.value !== mine.value) return newest;
      return done === null ? null : { ...newest, overtakes: shown };
    });
  };
  return {
    value: asked === null ? stored : asked.value,
    ask: (value, saving) => {
      const mine = { value, overtakes: null };
      setAsked(mine);
      void settle(mine, saving);
    },
  };
}

/** Main shows it, or something that came after it. */
function isOver<Value>({ value, overtakes }: Asked<Value>, shown: string): boolean {
  return shown === JSON.stringify(value) || (overtakes !== null && overtakes !== shown);
}
