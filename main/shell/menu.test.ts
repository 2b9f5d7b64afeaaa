import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import type { Ask } from '#contract/asks.ts';
import { textFor } from '#renderer/i18n/catalogue.ts';
import { menuTemplate, SHELL_TEXTS } from './menu.ts';

type Item = MenuItemConstructorOptions;
function itemsOf(
  platform: NodeJS.Platform,
  more: { isDeveloping?: boolean; ask?: (ask: Ask) => void },
) {
  const { isDeveloping = false, ask = () => {} } = more;
  const template = menuTemplate({
    text: textFor('de'),
    platform,
    isDeveloping,
    ask,
    openLogs: () => {},
  });
  return template.flatMap((menu): Item[] => (Array.isArray(menu.submenu) ? menu.submenu : []));
}

test.each(['en', 'de'] as const)('every text of the shell is in the catalogue: %s', (locale) => {
  const text = textFor(locale);
  expect(SHELL_TEXTS.filter((id) => text(id) === id)).toEqual([]);
});

test.each(['linux', 'win32', 'darwin'] as const)(
  'on %s every item is in German, and the person can quit, copy and reach the settings',
  (platform) => {
    const items = itemsOf(platform, {});
    const labels = items.filter(({ type }) => type !== 'separator').map(({ label }) => label);
    expect(labels).not.toContain(undefined);
    expect(labels.filter((label) => label?.includes('.'))).toEqual([]);
    expect(items.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['quit', 'copy', 'paste']),
    );
    expect(labels).toContain('Einstellungen …');
  },
);

const roles = (isDeveloping: boolean) => itemsOf('linux', { isDeveloping }).map(({ role }) => role);
test('developer tools are there for developers only', () => {
  expect(roles(false)).not.toContain('toggleDevTools');
  expect(roles(true)).toContain('toggleDevTools');
});

test('our own items ask the window', () => {
  const asked: Ask[] = [];
  const items = itemsOf('linux', { ask: (ask) => asked.push(ask) });
  for (const { click } of items) if (click !== undefined) Reflect.apply(click, undefined, []);
  expect(asked).toEqual([
    { kind: 'add-account' },
    { kind: 'open-settings' },
    { kind: 'show-keys' },
  ]);
});
