// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TextProvider } from '#renderer/i18n/use-text.ts';
import { DaySpan } from './DaySpan.tsx';

afterEach(cleanup);

const at = (year: number, month: number, day: number): number =>
  new Date(year, month - 1, day).getTime();

const type = (label: string, value: string): void => {
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } });
};
const show = (): void => {
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
};

function open(from?: number, until?: number) {
  const chosen: unknown[] = [];
  const closed: string[] = [];
  render(
    <TextProvider locale="en">
      <DaySpan
        from={from}
        until={until}
        onChoose={(span) => chosen.push(span)}
        onClose={() => closed.push('closed')}
      />
    </TextProvider>,
  );
  return { chosen, closed };
}

test('the last day is shown whole', () => {
  const { chosen, closed } = open();
  type('From', '3.3.2026');
  type('Up to and including', '5 March 2026');
  expect(screen.getByText('Thursday, 5 March 2026')).toBeDefined();
  show();
  expect(chosen).toEqual([{ from: at(2026, 3, 3), until: at(2026, 3, 6) }]);
  expect(closed).toHaveLength(1);
});

test('what was chosen stands there again, and an empty field leaves its side open', () => {
  const { chosen } = open(at(2026, 3, 3), at(2026, 3, 6));
  expect(screen.getByDisplayValue('05/03/2026')).toBeDefined();
  type('From', ' ');
  show();
  expect(chosen).toEqual([{ until: at(2026, 3, 6) }]);
});

test('an end before the beginning and what is no day are said, and change nothing', () => {
  const { chosen } = open();
  type('From', '5.3.2026');
  type('Up to and including', '4.3.2026');
  show();
  expect(screen.getByText('The end lies before the beginning.')).toBeDefined();
  type('From', 'sometime');
  show();
  expect(screen.getByText(/^This is not a day\./u)).toBeDefined();
  expect(chosen).toEqual([]);
});
