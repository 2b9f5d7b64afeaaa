import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { App } from 'electron';
import { startChromium, type Chromium } from './chromium.ts';
import { createEvent } from './event.ts';
import { createInstanceLock, type InstanceLock } from './instance-lock.ts';
import { state } from './state.ts';

/** A folder of its own: secrets sealed here cannot be opened by Electron's safeStorage. */
const appName = state.manifest.productName ?? state.manifest.name;
const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = {
    appendSwitch: () => {},
    hasSwitch: (name: string) => process.argv.includes(`--${name}`),
    getSwitchValue: () => '',
  };
  badgeCount = 0;
  /** How often it was asked to start again after its end. */
  relaunches = 0;
  readonly claimed = new Set<string>();
  readonly #paths = new Map<string, string>([
    ['home', homedir()],
    ['temp', tmpdir()],
    ['appData', appData],
    ['userData', join(appData, `${appName} (Chromium)`)],
  ]);
  #chromium: Chromium | undefined;
  #lock: InstanceLock | undefined;
  readonly #ready: Promise<void>;

  constructor() {
    super();
    this.#ready = new Promise((resolve) => {
      state.entry.once('loaded', () => void this.#becomeReady().then(resolve));
    });
  }
  async #becomeReady(): Promise<void> {
    try {
      this.#chromium = await startChromium(this.getPath('userData'), () => this.quit());
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      this.exit(1);
    }
    state.isReady = true;
    this.emit('ready', createEvent({}), {});
  }
  /** For the other parts of the stand-in. */
  get chromium(): Chromium {
    if (this.#chromium === undefined) throw new Error('not before app is ready');
    return this.#chromium;
  }
  async whenReady(): Promise<void> {
    await this.#ready;
  }
  isReady(): boolean {
    return state.isReady;
  }
  getVersion(): string {
    return state.manifest.version;
  }
  getName(): string {
    return appName;
  }
  getAppPath(): string {
    return state.appPath;
  }
  getLocale(): string {
    return this.getPreferredSystemLanguages()[0] ?? 'en-US';
  }
  getPreferredSystemLanguages(): string[] {
    const { LC_ALL, LC_MESSAGES, LANG } = process.env;
    const name = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
    const tag = (name ?? '').split('.')[0]?.replace('_', '-') ?? '';
    return [/^[a-z]{2}/.test(tag) ? tag : 'en-US'];
  }
  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    mkdirSync(path, { recursive: true });
    return path;
  }
  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    this.#paths.set(name, path);
  }
  setName(): void {}
  enableSandbox(): void {
    if (state.isReady)
      throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  requestSingleInstanceLock(data: Readonly<Record<string, unknown>> = {}): boolean {
    this.#lock ??= createInstanceLock(this.getPath('userData'), (message) =>
      this.emit('second-instance', createEvent({}), message.argv, message.cwd, message.data),
    );
    return this.#lock.request({ argv: process.argv, cwd: process.cwd(), data });
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock?.isHeld() ?? false;
  }
  releaseSingleInstanceLock(): void {
    this.#lock?.release();
  }
  setBadgeCount(count = 0): boolean {
    this.badgeCount = count;
    return true;
  }
  /** Recorded only: nothing of this machine is changed. */
  setAsDefaultProtocolClient(protocol: string): boolean {
    this.claimed.add(protocol);
    return true;
  }
  isDefaultProtocolClient(protocol: string): boolean {
    return this.claimed.has(protocol);
  }
  /** Recorded only: what starts the stand-in does not wait for another one. */
  relaunch(): void {
    this.relaunches += 1;
  }
  setAppUserModelId(): void {}
  setDesktopName(): void {}
  focus(): void {}
  exit(code = 0): void {
    state.isQuitting = true;
    this.emit('quit', createEvent({}), code);
    this.#lock?.release();
    this.#chromium?.close();
    process.exit(code);
  }
  /** before-quit, then every window may refuse, then will-quit, then quit: as Electron. */
  quit(): void {
    const before = createEvent({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    for (const window of state.windows) window.close();
    if (state.windows.size > 0) return;
    state.isQuitting = true;
    const will = createEvent({});
    this.emit('will-quit', will);
    if (will.defaultPrevented) return;
    this.exit(0);
  }
  /** The last window is gone. */
  allWindowsClosed(): void {
    if (state.isQuitting) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }
}

export const app = new StandInApp();
// A type of its own statement: what is imitated must have Electron's shape.
app satisfies Partial<Record<keyof App, unknown>>;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
