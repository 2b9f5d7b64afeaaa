import { BrowserWindow, nativeTheme, screen, type BrowserWindowConstructorOptions } from 'electron';
import type { SettingsFile } from '#main/ports.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

export type WindowSettings = {
  readonly settings: SettingsFile;
  /** Absolute path of the built preload script. */
  readonly preload: string;
  /** Where the page is. */
  readonly address: string;
};

/** Shown until the page has drawn: `--bg` of renderer/ui/tokens.css. */
const BACKGROUND = { light: '#f6f6f4', dark: '#141517' } as const;

/** Every switch that keeps the page in its place, also where it is Electron's default. */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    show: false,
    title: 'Parley',
    minWidth: 320,
    minHeight: 480,
    autoHideMenuBar: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Switched on by the person: dictionaries come from a server that is not ours.
      spellcheck: false,
      // The second start already has the page compiled; without it a file must be met several times first.
      v8CacheOptions: 'bypassHeatCheck',
    },
  };
}

/** Opens the window where it was last time; it appears when the page has something to show. */
export function openWindow({ settings, preload, address }: WindowSettings): BrowserWindow {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { bounds, isMaximized } = readWindowState(settings, areas);
  const window = new BrowserWindow({ ...windowOptions(preload), ...bounds });
  keepWindowState(window, settings);
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  // The page's own title never replaces ours with something from outside.
  window.on('page-title-updated', (event) => event.preventDefault());
  // A failed load is seen and reported by the crash guard.
  window.loadURL(address).catch(() => {});
  return window;
}

/** Brings the window to the person, for example when the app is started a second time. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
