import type { createEnd } from './bridge.ts';
import type { createWire } from './wire.ts';

type Parts = {
  readonly channel: string;
  readonly platform: string;
  readonly createWire: typeof createWire;
  readonly createEnd: typeof createEnd;
  /** The preload script, as a sandboxed renderer wraps it. */
  readonly preload: (require: unknown, process: unknown, module: { exports: object }) => void;
};
/** Put into this world by the stand-in: text to main. */
declare const standInSend: (payload: string) => void;

/** Runs in the world of the preload script: `electron` as a sandboxed renderer has it, then the script. */
export function preloadWorld(parts: Parts): void {
  const { channel, platform, createWire: makeWire, createEnd: makeEnd, preload } = parts;
  if (window.parent !== window) return;
  type Listener = (event: object, ...args: unknown[]) => void;
  const end = makeEnd({ channel, side: 'preload', createWire: makeWire });
  const wire = makeWire({});
  const listeners = new Map<string, Listener[]>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(why: Error): void }>();
  let calls = 0;

  // structuredClone throws what Electron throws: functions, symbols, DOM nodes.
  const clone = (args: unknown[]): string => wire.encode(structuredClone(args));
  const tell = (message: object): void => standInSend(JSON.stringify(message));
  const ipcRenderer = {
    on(name: string, listener: Listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      return ipcRenderer;
    },
    once(name: string, listener: Listener) {
      const onceOnly: Listener = (event, ...args) => {
        ipcRenderer.removeListener(name, onceOnly);
        listener(event, ...args);
      };
      return ipcRenderer.on(name, onceOnly);
    },
    removeListener(name: string, listener: Listener) {
      const left = listeners.get(name) ?? [];
      const at = left.lastIndexOf(listener);
      listeners.set(
        name,
        left.filter((_one, index) => index !== at),
      );
      return ipcRenderer;
    },
    off: (name: string, listener: Listener) => ipcRenderer.removeListener(name, listener),
    removeAllListeners(name: string) {
      listeners.delete(name);
      return ipcRenderer;
    },
    send(name: string, ...args: unknown[]) {
      tell({ kind: 'send', name, args: clone(args) });
    },
    async invoke(name: string, ...args: unknown[]) {
      calls += 1;
      const call = calls;
      const cloned = clone(args);
      return await new Promise((resolve, reject) => {
        waiting.set(call, { resolve, reject });
        tell({ kind: 'invoke', call, name, args: cloned });
      });
    },
  };
  const receive = (kind: string, key: string | number, payload: string): void => {
    const value = wire.decode(payload);
    if (kind === 'message') {
      for (const listener of listeners.get(String(key)) ?? [])
        listener(
          { sender: ipcRenderer, senderId: 0, ports: [] },
          ...(Array.isArray(value) ? value : []),
        );
      return;
    }
    const waiter = waiting.get(Number(key));
    waiting.delete(Number(key));
    if (kind === 'value') waiter?.resolve(value);
    else waiter?.reject(new Error(String(value)));
  };
  Reflect.set(globalThis, 'standInReceive', receive);

  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown) {
      const complaint = end.post('expose', end.wire.encode([key, api]));
      if (complaint === undefined) throw new Error('stand-in: the page has no world yet');
      if (complaint !== '') throw new Error(complaint);
    },
  };

  end.listen('open', (payload) => {
    tell({ kind: 'open', ...JSON.parse(payload) });
    return undefined;
  });
  // What Chromium would open in a new window: after the page's own listeners have had their say.
  const wantsWindow = (event: MouseEvent, link: HTMLAnchorElement): boolean =>
    event.button <= 1 &&
    (link.target === '_blank' ||
      event.button === 1 ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey);
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement) || !wantsWindow(event, link)) return;
    const after = (last: MouseEvent): void => {
      if (last !== event || event.defaultPrevented) return;
      event.preventDefault();
      tell({ kind: 'open', url: link.href, frameName: link.target, features: '' });
    };
    const name = event.type === 'auxclick' ? 'auxclick' : 'click';
    window.addEventListener(name, after, { once: true });
  };
  document.addEventListener('click', onClick, true);
  document.addEventListener('auxclick', onClick, true);
  const tellBounds = (): void => {
    const { screenX, screenY, outerWidth, outerHeight } = window;
    tell({ kind: 'bounds', x: screenX, y: screenY, width: outerWidth, height: outerHeight });
  };
  window.addEventListener('resize', tellBounds);
  window.addEventListener('focus', () => tell({ kind: 'focus' }));
  window.addEventListener('blur', () => tell({ kind: 'blur' }));

  const modules: Record<string, object> = {
    electron: { ipcRenderer, contextBridge, webFrame: {}, webUtils: {}, crashReporter: {} },
  };
  const require = (name: string): object => {
    const found = modules[name.replace(/^electron\/(?:renderer|common)$/, 'electron')];
    // Node's events, timers and url exist in Electron's sandbox; the bundle needs none of them.
    if (found === undefined) throw new Error(`module not found: ${name}`);
    return found;
  };
  const process = { sandboxed: true, contextIsolated: true, platform, versions: {} };
  preload(require, process, { exports: {} });
}
