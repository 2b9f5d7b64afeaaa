// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { Suspense, type ReactElement } from 'react';
import { afterEach, expect, test } from 'vitest';
import { later } from './later.ts';

afterEach(cleanup);

function Greeting({ name }: { readonly name: string }): ReactElement {
  return <p>Hello {name}</p>;
}

function shown(Screen: (props: { readonly name: string }) => ReactElement): ReactElement {
  return (
    <Suspense fallback={<p>a moment</p>}>
      <Screen name="Rabe" />
    </Suspense>
  );
}

test('what is not there yet is read when it is shown', async () => {
  render(shown(later(async () => await Promise.resolve(Greeting))));
  expect(screen.getByText('a moment')).toBeDefined();
  expect(await screen.findByText('Hello Rabe')).toBeDefined();
});

test('what was read before is drawn at once, and read only once', async () => {
  let times = 0;
  const Screen = later(async () => {
    times += 1;
    return await Promise.resolve(Greeting);
  });
  await Screen.load();
  await Screen.load();
  const { container } = render(shown(Screen));
  expect([container.textContent, times]).toEqual(['Hello Rabe', 1]);
});

test('what could not be read is tried again', async () => {
  let times = 0;
  const Screen = later(async () => {
    times += 1;
    if (times === 1) throw new Error('not now');
    return await Promise.resolve(Greeting);
  });
  await Screen.load().catch(() => undefined);
  render(shown(Screen));
  expect(await screen.findByText('Hello Rabe')).toBeDefined();
});
