import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app } from './app.ts';
import { createEvent } from './event.ts';
import { savePicture } from './picture.ts';
import { state } from './state.ts';
import { StandInWebContents } from './web-contents.ts';
import { refuseInsecure } from './web-preferences.ts';

const all = new Set<StandInWindow>();
const count = { windows: 0, isFirstTaken: state.isHeadless };
const DEFAULT = { x: 0, y: 0, width: 800, height: 600 };
type Show = 'normal' | 'maximized' | 'minimized' | 'fullscreen';

export class StandInWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: StandInWebContents;
  #isDestroyed = false;
  #isVisible: boolean;
  #isFocused = false;
  #state: Show = 'normal';
  #title: string;
  #bounds: Rectangle;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    if (!state.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    super();
    const preferences = options.webPreferences ?? {};
    refuseInsecure(preferences);
    count.windows += 1;
    this.id = count.windows;
    this.#isVisible = options.show !== false;
    this.#title = options.title ?? app.getName();
    const { x, y, width, height } = { ...DEFAULT, ...options };
    this.#bounds = { x, y, width, height };
    const target = openTarget(this.#bounds);
    this.webContents = new StandInWebContents(this, { id: this.id, preferences, target });
    all.add(this);
    state.windows.add(this);
    this.#follow();
    app.emit('browser-window-created', createEvent({}), this);
  }
  static getAllWindows(): StandInWindow[] {
    return [...all];
  }
  static fromWebContents(contents: unknown): StandInWindow | null {
    return [...all].find((window) => window.webContents === contents) ?? null;
  }
  static fromId(id: number): StandInWindow | null {
    return [...all].find((window) => window.id === id) ?? null;
  }
  static getFocusedWindow(): StandInWindow | null {
    return [...all].find((window) => window.isFocused()) ?? null;
  }

  #follow(): void {
    const { webContents } = this;
    webContents.once('dom-ready', () => this.emit('ready-to-show'));
    app.chromium.devtools.browser.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId === webContents.targetId) this.destroy();
    });
    webContents.on('stand-in-window', (message: { kind: string } & Partial<Rectangle>) => {
      const { kind, ...bounds } = message;
      if (kind === 'focus' || kind === 'blur') {
        this.#isFocused = kind === 'focus';
        this.emit(kind);
      } else if (this.#state === 'normal') {
        this.#bounds = { ...this.#bounds, ...bounds };
        this.emit('resize');
      }
    });
    if (state.picture !== '' && count.windows === 1)
      webContents.once('did-finish-load', () => void savePicture(webContents));
  }
  async loadURL(address: string): Promise<void> {
    await this.webContents.loadURL(address);
  }
  show(): void {
    this.#isVisible = true;
    this.emit('show');
  }
  hide(): void {
    this.#isVisible = false;
    this.emit('hide');
  }
  focus(): void {
    this.#isFocused = true;
    void this.webContents.attached.then(async (page) => await page.send('Page.bringToFront', {}));
    this.emit('focus');
  }
  isVisible = (): boolean => this.#isVisible;
  isFocused = (): boolean => this.#isFocused;
  isDestroyed = (): boolean => this.#isDestroyed;
  isMinimized = (): boolean => this.#state === 'minimized';
  isMaximized = (): boolean => this.#state === 'maximized';
  isFullScreen = (): boolean => this.#state === 'fullscreen';
  maximize(): void {
    this.#become('maximized', 'maximize');
  }
  minimize(): void {
    this.#become('minimized', 'minimize');
  }
  restore(): void {
    this.#become('normal', 'restore');
  }
  #become(wanted: Show, event: string): void {
    this.#state = wanted;
    void this.#place({ windowState: wanted });
    this.emit(event);
  }
  getBounds(): Rectangle {
    return { ...this.#bounds };
  }
  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    const { x, y, width, height } = this.#bounds;
    void this.#place({ left: x, top: y, width, height });
    this.emit('resize');
  }
  /** Where the window of a person is placed; without a display there is nothing to place. */
  async #place(bounds: object): Promise<void> {
    if (state.isHeadless) return;
    const { browser } = app.chromium.devtools;
    await this.webContents.attached;
    const { targetId } = this.webContents;
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
    await browser.send('Browser.setWindowBounds', { windowId, bounds });
  }
  getTitle(): string {
    return this.#title;
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  /** Shown on Windows only; its arguments are read everywhere. */
  setOverlayIcon(overlay: unknown, description: unknown): void {
    if (overlay === undefined || typeof description !== 'string')
      throw new TypeError('Insufficient number of arguments.');
  }
  setMenuBarVisibility(): void {}
  flashFrame(): void {}
  close(): void {
    const event = createEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    all.delete(this);
    state.windows.delete(this);
    const { targetId } = this.webContents;
    void app.chromium.devtools.browser.send('Target.closeTarget', { targetId }).catch(() => {});
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (all.size === 0) app.allWindowsClosed();
  }
}

export const webContents = {
  getAllWebContents: () => [...all].map((window) => window.webContents),
  fromId: (id: number) => [...all].map((window) => window.webContents).find((one) => one.id === id),
  fromDevToolsTargetId: (targetId: string) =>
    [...all].map((window) => window.webContents).find((one) => one.targetId === targetId),
  getFocusedWebContents: () => StandInWindow.getFocusedWindow()?.webContents ?? null,
};

/** The first window of a person is the app window that Chromium came up with. */
async function openTarget({ width, height }: Rectangle): Promise<string> {
  const { browser } = app.chromium.devtools;
  // Sent first, done first.
  void browser.send('Target.setDiscoverTargets', { discover: true });
  if (!count.isFirstTaken) {
    count.isFirstTaken = true;
    const first = await firstPage();
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId: first });
    await browser.send('Browser.setWindowBounds', { windowId, bounds: { width, height } });
    return first;
  }
  const made = { url: 'about:blank', newWindow: true, width, height };
  return (await browser.send('Target.createTarget', made)).targetId;
}

async function firstPage(): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { targetInfos } = await app.chromium.devtools.browser.send('Target.getTargets', {});
    const page = targetInfos.find(({ type }) => type === 'page');
    if (page !== undefined) return page.targetId;
    await new Promise((resolve) => {
      setTimeout(resolve, 30);
    });
  }
  throw new Error('stand-in: Chromium opened no window');
}
