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

function show(locale: Locale, backupAt: number | null): void {
  const main = createFixtureBridge(Date.now());
  main.world.restored = { keptIn: KEPT_IN, backupAt };
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
  ['en', null, 'connect your accounts again'],
  ['de', null, 'verbinde deine Konten neu'],
] as const)('in %s, with a backup from %s, it says: %s', async (locale, backupAt, words) => {
  show(locale, backupAt);
  const { textContent } = await screen.findByRole('alert');
  expect([textContent?.includes(words), textContent?.includes(KEPT_IN)]).toEqual([true, true]);
});

test('who has understood it does not see it again', async () => {
  show('en', null);
  fireEvent.click(await screen.findByRole('button', { name: 'Understood' }));
  expect(screen.queryByRole('alert')).toBe(null);
});
