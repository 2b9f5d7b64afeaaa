// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { BridgeProvider } from '#renderer/bridge/use-bridge.tsx';
import type { Locale } from '#renderer/i18n/catalogue.ts';
import { TextProvider } from '#renderer/i18n/use-text.ts';
import { createFixtureBridge } from '#renderer/testing/fixture-bridge.ts';
import { RestoredBanner } from './RestoredBanner.tsx';

const KEPT_IN = '/home/me/.config/Parley/damaged/2026-11-23';
afterEach(cleanup);

type Found = { readonly backupAt: number | null } | 'damaged';

function show(locale: Locale, found: Found): void {
  const main = createFixtureBridge(Date.now());
  if (found === 'damaged') main.world.isDamaged = true;
  else main.world.restored = { keptIn: KEPT_IN, ...found };
  render(
    <BridgeProvider bridge={createBridge(main)}>
      <TextProvider locale={locale}>
        <RestoredBanner />
      </TextProvider>
    </BridgeProvider>,
  );
}

const BACKUP_AT = new Date(2026, 10, 22, 18, 5).getTime();

test.each([
  ['en', BACKUP_AT, 'backup from Sunday, 22 November 2026 at 18:05'],
  ['de', BACKUP_AT, 'Sicherung von Sonntag, 22. November 2026 um 18:05 Uhr'],
  ['en', null, 'connect them again'],
  ['de', null, 'verbinde sie neu'],
] as const)('in %s, with a backup from %s, it says: %s', async (locale, backupAt, words) => {
  show(locale, { backupAt });
  const { textContent } = await screen.findByRole('alert');
  expect([textContent?.includes(words), textContent?.includes(KEPT_IN)]).toEqual([true, true]);
});

test('who has understood it does not see it again', async () => {
  show('en', { backupAt: null });
  fireEvent.click(await screen.findByRole('button', { name: 'Understood' }));
  expect(screen.queryByRole('alert')).toBe(null);
});

test.each([
  ['en', 'Start again now'],
  ['de', 'Jetzt neu starten'],
] as const)(
  'in %s, damage that is found while it runs asks for a restart',
  async (locale, words) => {
    show(locale, 'damaged');
    expect((await screen.findByRole('alert')).textContent).toContain(words);
  },
);
