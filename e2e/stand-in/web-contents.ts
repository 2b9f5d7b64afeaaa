import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Rectangle, WebPreferences } from 'electron';
import { app } from './app.ts';
import type { Session } from './devtools.ts';
import { createEvent } from './event.ts';
import { ipcMain, StandInIpc } from './ipc.ts';
import { pageSource, preloadSource, PRELOAD_WORLD, RECEIVE, SEND } from './page/inject.ts';
import { createWire } from './page/wire.ts';
import { fromChromium, toChromium } from './protocol.ts';
import { answerRequest } from './requests.ts';
import { session } from './session.ts';
import { readPreload } from './web-preferences.ts';

/** What the preload world says (page/preload-world.ts). Scripts of the page cannot speak with its voice. */
type FromPage =
  | { readonly kind: 'send'; readonly name: string; readonly args: string }
  | { readonly kind: 'invoke'; readonly call: number; readonly name: string; readonly args: string }
  | {
      readonly kind: 'open';
      readonly url: string;
      readonly frameName: string;
      readonly features: string;
    }
  | ({ readonly kind: 'bounds' } & Rectangle)
  | { readonly kind: 'focus' | 'blur' };
type OpenHandler = (details: object) => { action: 'allow' | 'deny' };
type Owner = { readonly isDestroyed: () => boolean; close(): void };
const wire = createWire();

/** One page: a target of Chromium, its preload world, its requests. */
export class StandInWebContents extends EventEmitter {
  readonly id: number;
  readonly ipc = new StandInIpc();
  readonly session = session.defaultSession;
  /** The window it is in. */
  readonly owner: Owner;
  /** Resolves when the target is attached and its worlds are prepared. */
  readonly attached: Promise<Session>;
  readonly mainFrame: object;
  readonly navigationHistory = { canGoBack: () => false, canGoForward: () => false, clear() {} };
  targetId = '';
  /** The address that main itself is loading: `will-navigate` is not for those. */
  ownNavigation = '';
  #url = '';
  #world = 0;
  #openHandler: OpenHandler | undefined;

  constructor(
    owner: Owner,
    settings: { id: number; preferences: WebPreferences; target: Promise<string> },
  ) {
    super();
    this.owner = owner;
    this.id = settings.id;
    const address = (): string => this.#url;
    this.mainFrame = {
      parent: null,
      isDestroyed: () => this.isDestroyed(),
      get url() {
        return address();
      },
      get origin() {
        return /^[\w+.-]+:\/\/[^/]*/.exec(address())?.[0] ?? 'null';
      },
    };
    this.attached = this.#attach(settings.target, settings.preferences);
    this.attached.catch((error: unknown) => process.emit('uncaughtException', toError(error)));
    app.emit('web-contents-created', createEvent({}), this);
  }

  async #attach(target: Promise<string>, preferences: WebPreferences): Promise<Session> {
    const { devtools } = app.chromium;
    const targetId = await target;
    this.targetId = targetId;
    const attached = await devtools.browser.send('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    const page = devtools.session(attached.sessionId);
    this.#listen(page);
    const channel = randomBytes(8).toString('hex');
    // Sent at once, done in this order. Each answer that is waited for would be a piece of the start.
    await Promise.all([
      page.send('Runtime.enable', {}),
      page.send('Page.enable', {}),
      page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      page.send('Runtime.addBinding', { name: SEND, executionContextName: PRELOAD_WORLD }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: pageSource(channel) }),
      this.#addPreload(page, channel, preferences.preload ?? ''),
    ]);
    return page;
  }

  async #addPreload(page: Session, channel: string, file: string): Promise<void> {
    if (file === '') return;
    const script = readPreload(file);
    if (script instanceof Error) this.emit('preload-error', createEvent({}), file, script);
    else
      await page.send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadSource({ channel, script, file }),
        worldName: PRELOAD_WORLD,
      });
  }

  #listen(page: Session): void {
    page.on('Runtime.executionContextCreated', ({ context }) => {
      const isOurs = context.name === PRELOAD_WORLD && context.auxData.frameId === this.targetId;
      if (isOurs) this.#world = context.id;
    });
    page.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== SEND || executionContextId !== this.#world) return;
      this.#receive(page, JSON.parse(payload));
    });
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      this.#url = fromChromium(frame.url + (frame.urlFragment ?? ''));
      this.emit('did-navigate', createEvent({}), this.#url, 200, '');
    });
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== this.targetId) return;
      this.#url = fromChromium(url);
      this.emit('did-navigate-in-page', createEvent({}), this.#url, true);
    });
    page.on('Page.domContentEventFired', () => this.emit('dom-ready', createEvent({})));
    page.on('Page.loadEventFired', () => this.emit('did-finish-load', createEvent({})));
    page.on('Fetch.requestPaused', (paused) => void answerRequest(this, page, paused));
    page.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const message = args.map(({ value, description }) => description ?? String(value)).join(' ');
      this.emit(
        'console-message',
        createEvent({ level: type, message, lineNumber: 0, sourceId: '' }),
      );
    });
    page.on('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', createEvent({}), { reason: 'crashed', exitCode: 1 }),
    );
  }

  #receive(page: Session, message: FromPage): void {
    if (message.kind === 'open') return this.#open(message);
    if (message.kind === 'send') {
      const args = argumentsOf(message.args);
      const event = this.#ipcEvent();
      this.ipc.emit(message.name, event, ...args);
      ipcMain.emit(message.name, event, ...args);
      return;
    }
    if (message.kind === 'invoke') return void this.#answer(page, message);
    this.emit('stand-in-window', message);
  }

  async #answer(
    page: Session,
    message: { call: number; name: string; args: string },
  ): Promise<void> {
    const { call, name } = message;
    const handler = this.ipc.handlers.get(name) ?? ipcMain.handlers.get(name);
    try {
      if (handler === undefined) throw new Error(`No handler registered for '${name}'`);
      const value = await handler(this.#ipcEvent(), ...argumentsOf(message.args));
      await this.#post(page, ['value', call, wire.encode(structuredClone(value))]);
    } catch (error) {
      const text = `Error invoking remote method '${name}': ${String(error)}`;
      await this.#post(page, ['error', call, wire.encode(text)]);
    }
  }

  #open(message: { url: string; frameName: string; features: string }): void {
    const { frameName, features } = message;
    const url = fromChromium(message.url);
    const referrer = { url: this.#url, policy: 'strict-origin-when-cross-origin' };
    try {
      const details = { url, frameName, features, disposition: 'foreground-tab', referrer };
      if (this.#openHandler?.(details).action !== 'deny')
        console.error(
          'stand-in: a page may open no windows of its own; setWindowOpenHandler must deny',
        );
    } catch (error) {
      process.emit('uncaughtException', toError(error));
    }
  }

  #ipcEvent(): object {
    const details = { sender: this, senderFrame: this.mainFrame, frameId: 1, processId: 1 };
    return createEvent({ ...details, type: 'frame', reply: this.send.bind(this) });
  }
  async #post(
    page: Session,
    [kind, key, payload]: readonly [string, number | string, string],
  ): Promise<void> {
    if (this.#world === 0) return;
    const values = [kind, key, payload].map((value) => JSON.stringify(value)).join(',');
    const expression = `${RECEIVE}(${values})`;
    // The page may be gone meanwhile; nobody waits for the answer then.
    await page
      .send('Runtime.evaluate', { expression, contextId: this.#world, silent: true })
      .catch(() => {});
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed');
    const payload = wire.encode(structuredClone(args));
    void this.attached.then(async (page) => await this.#post(page, ['message', channel, payload]));
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  getURL(): string {
    return this.#url;
  }
  isDestroyed(): boolean {
    return this.owner.isDestroyed();
  }
  close(): void {
    this.owner.close();
  }
  async loadURL(address: string): Promise<void> {
    const page = await this.attached;
    this.ownNavigation = address;
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()));
    const { errorText } = await page.send('Page.navigate', { url: toChromium(address) });
    if (errorText !== undefined) {
      this.emit('did-fail-load', createEvent({}), -2, errorText, address, true);
      throw new Error(`${errorText} (-2) loading '${address}'`);
    }
    await loaded;
    this.ownNavigation = '';
  }
  reload(): void {
    this.ownNavigation = this.#url;
    void this.attached.then(async (page) => await page.send('Page.reload', {}));
  }
  async executeJavaScript(code: string): Promise<unknown> {
    const page = await this.attached;
    const options = { awaitPromise: true, returnByValue: true };
    const answer = await page.send('Runtime.evaluate', { expression: code, ...options });
    if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  }
  openDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false;
  }
  setVisualZoomLevelLimits(): void {}
}

function argumentsOf(text: string): unknown[] {
  const value = wire.decode(text);
  return Array.isArray(value) ? value : [];
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
