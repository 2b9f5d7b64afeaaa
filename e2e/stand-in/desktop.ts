import { EventEmitter } from 'node:events';
import { spawn } from 'node:child_process';
import type { Dialog, MessageBoxOptions, NotificationConstructorOptions, Shell } from 'electron';
import { createEvent } from './event.ts';
import type { StandInMenu } from './menu.ts';
import { state } from './state.ts';

/** What the app did to the desktop, for specs: `app.evaluate(({ recorded }) => recorded)`. */
export const recorded = {
  opened: [] as string[],
  notified: [] as StandInNotification[],
  asked: [] as MessageBoxOptions[],
  trays: [] as StandInTray[],
  /** What the person would press in the next message box. */
  response: 0,
};

export const shell = {
  async openExternal(address: string) {
    recorded.opened.push(address);
    if (!state.isHeadless) openWith(address);
    await Promise.resolve();
  },
  async openPath(path: string) {
    recorded.opened.push(path);
    if (!state.isHeadless) openWith(path);
    return await Promise.resolve('');
  },
  showItemInFolder() {},
  beep() {},
} satisfies Partial<Shell>;

/** The desktop's own opener, with the address as one argument and no shell in between. */
function openWith(address: string): void {
  const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    darwin: ['open'],
    win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  };
  const [command = 'xdg-open', ...before] = openers[process.platform] ?? [];
  const child = spawn(command, [...before, address], { stdio: 'ignore', detached: true });
  child.on('error', () => console.error(`Open this address yourself: ${address}`));
  child.unref();
}

/** Recorded, never shown: Chromium's page notifications would need the page's consent. */
export class StandInNotification extends EventEmitter {
  readonly title: string;
  readonly body: string;
  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }
  static isSupported(): boolean {
    return true;
  }
  show(): void {
    recorded.notified.push(this);
    this.emit('show', createEvent({}));
  }
  close(): void {
    this.emit('close', createEvent({}));
  }
}

function askedOf(args: readonly unknown[]): MessageBoxOptions {
  const last: unknown = args.at(-1);
  const message = typeof last === 'object' && last !== null ? Reflect.get(last, 'message') : '';
  const detail = typeof last === 'object' && last !== null ? Reflect.get(last, 'detail') : '';
  return { message: String(message), detail: String(detail) };
}

/** Answers itself with `recorded.response` and says on standard error what a person would have read. */
export const dialog = {
  async showMessageBox(...args: unknown[]) {
    const asked = askedOf(args);
    recorded.asked.push(asked);
    console.error(`${asked.message}\n${asked.detail ?? ''}`);
    return await Promise.resolve({ response: recorded.response, checkboxChecked: false });
  },
  showErrorBox(title: string, content: string) {
    recorded.asked.push({ message: title, detail: content });
    console.error(`${title}\n${content}`);
  },
  showOpenDialog: async () => await Promise.resolve({ canceled: true, filePaths: [] }),
  showSaveDialog: async () => await Promise.resolve({ canceled: true, filePath: '' }),
} satisfies Partial<Record<keyof Dialog, unknown>>;

/** Recorded, never shown: Chromium has no tray. Its rules are Electron's. */
export class StandInTray extends EventEmitter {
  #isDestroyed = false;
  toolTip = '';
  title = '';
  menu: StandInMenu | null = null;
  constructor(image: unknown) {
    super();
    if (!state.isReady) throw new Error('Cannot create Tray before app is ready');
    if (image === undefined || image === null)
      throw new TypeError(
        'Error processing argument at index 0, conversion failure from undefined',
      );
    recorded.trays.push(this);
  }
  setImage(_image: unknown): void {
    this.#check();
  }
  setToolTip(toolTip: string): void {
    this.#check();
    this.toolTip = toolTip;
  }
  setTitle(title: string): void {
    this.#check();
    this.title = title;
  }
  setContextMenu(menu: StandInMenu | null): void {
    this.#check();
    this.menu = menu;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  destroy(): void {
    this.#isDestroyed = true;
  }
  #check(): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
  }
}

export const nativeTheme = Object.assign(new EventEmitter(), {
  themeSource: 'system',
  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'dark';
  },
  shouldUseHighContrastColors: false,
});
export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleTime: () => 0,
  isOnBatteryPower: () => false,
});
const area = { x: 0, y: 0, width: 1600, height: 1000 };
const display = { id: 1, bounds: area, workArea: area, scaleFactor: 1 };
export const screen = Object.assign(new EventEmitter(), {
  getAllDisplays: () => [display],
  getPrimaryDisplay: () => display,
});
const clip = { text: '' };
export const clipboard = {
  writeText: async (text: string) => {
    clip.text = text;
    await Promise.resolve();
  },
  readText: async () => await Promise.resolve(clip.text),
};
export const crashReporter = {
  start({ uploadToServer = true }: { uploadToServer?: boolean } = {}) {
    if (uploadToServer) throw new Error('stand-in: crash reports must stay on this machine');
  },
};
const MOST_PX = 4096;
/** Of a picture the stand-in only knows whether it could be one. */
export const nativeImage = {
  createEmpty: () => ({ isEmpty: () => true }),
  createFromBitmap(buffer: Buffer, { width, height }: { width: number; height: number }) {
    const isWhole = width > 0 && width < MOST_PX && buffer.byteLength >= width * height * 4;
    if (!isWhole) throw new Error('invalid buffer size');
    return { isEmpty: () => false };
  },
};
