import type { MenuItemConstructorOptions } from 'electron';
import type { Ask } from '#contract/asks.ts';
import type { Text } from '#renderer/i18n/catalogue.ts';

export type MenuSettings = {
  readonly text: Text;
  readonly platform: NodeJS.Platform;
  /** Developer tools and reload: never in a packaged app. */
  readonly isDeveloping: boolean;
  readonly ask: (ask: Ask) => void;
  readonly openLogs: () => void;
};

type Item = MenuItemConstructorOptions;
const LINE: Item = { type: 'separator' };

/**
 * The application menu. Roles bring their keys and their behaviour; their labels are ours, because
 * Electron has them in English only.
 */
export function menuTemplate(settings: MenuSettings): Item[] {
  const isMac = settings.platform === 'darwin';
  return [
    ...(isMac ? [appMenu(settings)] : []),
    fileMenu(settings, isMac),
    editMenu(settings),
    viewMenu(settings),
    windowMenu(settings, isMac),
    helpMenu(settings, isMac),
  ];
}

function appMenu({ text, ask }: MenuSettings): Item {
  return {
    label: 'Parley',
    submenu: [
      { role: 'about', label: text('menu.about') },
      LINE,
      {
        label: text('menu.settings'),
        accelerator: 'Cmd+,',
        click: () => ask({ kind: 'open-settings' }),
      },
      LINE,
      { role: 'services', label: text('menu.services') },
      LINE,
      { role: 'hide', label: text('menu.hide') },
      { role: 'hideOthers', label: text('menu.hideOthers') },
      { role: 'unhide', label: text('menu.unhide') },
      LINE,
      { role: 'quit', label: text('menu.quit') },
    ],
  };
}

function fileMenu({ text, ask }: MenuSettings, isMac: boolean): Item {
  const add: Item = { label: text('menu.addAccount'), click: () => ask({ kind: 'add-account' }) };
  const settings: Item = {
    label: text('menu.settings'),
    accelerator: 'Ctrl+,',
    click: () => ask({ kind: 'open-settings' }),
  };
  return {
    label: text('menu.file'),
    submenu: isMac
      ? [add, LINE, { role: 'close', label: text('menu.close') }]
      : [add, settings, LINE, { role: 'quit', label: text('menu.quit') }],
  };
}

function editMenu({ text }: MenuSettings): Item {
  return {
    label: text('menu.edit'),
    submenu: [
      { role: 'undo', label: text('menu.undo') },
      { role: 'redo', label: text('menu.redo') },
      LINE,
      { role: 'cut', label: text('menu.cut') },
      { role: 'copy', label: text('menu.copy') },
      { role: 'paste', label: text('menu.paste') },
      { role: 'selectAll', label: text('menu.selectAll') },
    ],
  };
}

function viewMenu({ text, isDeveloping }: MenuSettings): Item {
  const forDevelopers: Item[] = [{ role: 'reload' }, { role: 'toggleDevTools' }, LINE];
  return {
    label: text('menu.view'),
    submenu: [
      ...(isDeveloping ? forDevelopers : []),
      { role: 'resetZoom', label: text('menu.actualSize') },
      { role: 'zoomIn', label: text('menu.zoomIn') },
      { role: 'zoomOut', label: text('menu.zoomOut') },
      LINE,
      { role: 'togglefullscreen', label: text('menu.fullScreen') },
    ],
  };
}

function windowMenu({ text }: MenuSettings, isMac: boolean): Item {
  return {
    label: text('menu.window'),
    role: 'window',
    submenu: [
      { role: 'minimize', label: text('menu.minimize') },
      isMac
        ? { role: 'front', label: text('menu.front') }
        : { role: 'close', label: text('menu.close') },
    ],
  };
}

function helpMenu({ text, ask, openLogs }: MenuSettings, isMac: boolean): Item {
  const about: Item[] = isMac ? [] : [LINE, { role: 'about', label: text('menu.about') }];
  return {
    label: text('menu.help'),
    role: 'help',
    submenu: [
      { label: text('menu.keys'), click: () => ask({ kind: 'show-keys' }) },
      { label: text('menu.logs'), click: openLogs },
      ...about,
    ],
  };
}

/** The ids of the catalogue that the menu and the shell's dialogs show; a test looks them up. */
export const SHELL_TEXTS = [
  'menu.about',
  'menu.actualSize',
  'menu.addAccount',
  'menu.close',
  'menu.copy',
  'menu.copyLink',
  'menu.cut',
  'menu.edit',
  'menu.file',
  'menu.front',
  'menu.fullScreen',
  'menu.help',
  'menu.hide',
  'menu.hideOthers',
  'menu.keys',
  'menu.logs',
  'menu.minimize',
  'menu.paste',
  'menu.quit',
  'menu.redo',
  'menu.selectAll',
  'menu.services',
  'menu.settings',
  'menu.undo',
  'menu.unhide',
  'menu.view',
  'menu.window',
  'menu.zoomIn',
  'menu.zoomOut',
  'shell.crashed',
  'shell.crashedDetail',
  'shell.hangs',
  'shell.quit',
  'shell.reload',
  'shell.startFailed',
  'shell.wait',
  'tray.compose',
  'tray.show',
] as const;
