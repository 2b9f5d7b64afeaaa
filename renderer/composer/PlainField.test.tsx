// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PlainField } from './PlainField.tsx';
import { MOST_TYPED } from './typed.ts';

let changes: string[];
let files: File[];
let cuts: number;

/** The browser of the tests types nothing by itself. */
function execCommand(_command: string, _isShown: boolean, words: string): boolean {
  return fireEvent.change(screen.getByRole('textbox'), { target: { value: words } });
}

beforeEach(() => {
  [changes, files, cuts] = [[], [], 0];
  Object.assign(document, { execCommand });
  render(
    <PlainField
      ref={null}
      label="Answer"
      placeholder=""
      value=""
      overflowAt={null}
      describedBy="hint"
      onChange={(value) => changes.push(value)}
      onFiles={(given) => files.push(...given)}
      onCut={() => {
        cuts += 1;
      }}
    />,
  );
});
afterEach(cleanup);

function paste(words: Readonly<Record<string, string>>, pasted: readonly File[] = []): void {
  fireEvent.paste(screen.getByRole('textbox'), {
    clipboardData: { files: pasted, getData: (type: string) => words[type] ?? '' },
  });
}

test('of pasted megabytes the beginning is taken at once, and that it was cut is said once', () => {
  const pasted = 'Kaffee und Kuchen. '.repeat(300_000);
  paste({ 'text/plain': pasted });
  expect(changes.map(({ length }) => length)).toEqual([MOST_TYPED]);
  expect(pasted.startsWith(changes[0] ?? '-')).toBe(true);
  expect(cuts).toBe(1);
});

test('line breaks of another system are not taken for too much text', () => {
  paste({ 'text/plain': 'eins\r\nzwei' });
  expect(changes).toEqual(['eins\nzwei']);
  expect(cuts).toBe(0);
});

test('words that an office program copied are words, though it lays a picture of them beside', () => {
  const picture = new File(['…'], 'image.png', { type: 'image/png' });
  paste({ 'text/plain': 'eins\r\nzwei', 'text/html': '<b>eins</b><br>zwei' }, [picture]);
  expect(changes).toEqual(['eins\nzwei']);
  paste({}, [picture]);
  expect(files).toEqual([picture]);
});
