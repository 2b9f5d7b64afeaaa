import { useState, type ReactElement } from 'react';
import { laterBy, readClock } from './clock.ts';
import { TextField } from './TextField.tsx';

type ClockFieldProps = {
  readonly label: string;
  /** `09:30` */
  readonly value: string;
  readonly onChange: (clock: string) => void;
  /** Said when what was typed is no time. */
  readonly wrong: string;
  /** What is wrong with a time that is one. */
  readonly error?: string | undefined;
};

const STEP_MINUTES = 15;
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: STEP_MINUTES,
  ArrowDown: -STEP_MINUTES,
};

/**
 * A time of the day, typed as people write it and taken when they go on; arrows step by quarters of an
 * hour. The browser's own field would speak the language of the system.
 */
export function ClockField(props: ClockFieldProps): ReactElement {
  const { label, value, onChange, wrong, error } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const take = (clock: string): void => {
    setTyped(null);
    setWrong(false);
    if (clock !== value) onChange(clock);
  };
  const settle = (): void => {
    if (typed === null) return;
    const clock = readClock(typed);
    if (clock === null) setWrong(true);
    else take(clock);
  };
  return (
    <TextField
      label={label}
      value={typed ?? value}
      onChange={setTyped}
      maxLength={12}
      error={isWrong ? wrong : error}
      onBlur={settle}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (event.key === 'Enter') settle();
        if (step === undefined) return;
        event.preventDefault();
        take(laterBy(readClock(typed ?? value) ?? value, step));
      }}
    />
  );
}
