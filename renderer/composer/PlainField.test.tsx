// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { PlainField } from './PlainField.tsx';
import { MOST_TYPED } from './typed.ts';

afterEach(cleanup);

test('of pasted megabytes the beginning is taken at once, and that it was cut is said once', () => {
  const changes: string[] = [];
  let cuts = 0;
  render(
    <PlainField
      ref={null}
      label="Answer"
      placeholder=""
      value=""
      overflowAt={null}
      describedBy="hint"
      onChange={(value) => changes.push(value)}
      onCut={() => {
        cuts += 1;
      }}
    />,
  );
  const pasted = 'Kaffee und Kuchen. '.repeat(300_000);
  fireEvent.paste(screen.getByRole('textbox'), {
    clipboardData: { files: [], getData: () => pasted },
  });
  expect(changes).toEqual([pasted.slice(0, MOST_TYPED)]);
  expect(cuts).toBe(1);
});
