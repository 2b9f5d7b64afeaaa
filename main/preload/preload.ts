import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS, type WindowDoor } from '#contract/bridge.ts';

/** The little of the page that is needed here; this project compiles without the DOM. */
declare const window: {
  addEventListener(name: 'online' | 'offline', listener: () => void): void;
};

/**
 * All that the page gets from Electron: names and plain values, never an event or `ipcRenderer`.
 * Ids of views begin with a word that only this page knows, so that an update which was under way
 * while the page was loaded anew can never reach a view of the new page.
 */
const page = crypto.randomUUID();
let viewCount = 0;
const listeners = new Map<string, (update: string) => void>();

ipcRenderer.on(CHANNELS.update, (_event, view: unknown, update: unknown) => {
  if (typeof view === 'string' && typeof update === 'string') listeners.get(view)?.(update);
});
// Main forgets the views of the page that was here before.
ipcRenderer.send(CHANNELS.unwatch, null);
for (const name of ['online', 'offline'] as const)
  window.addEventListener(name, () => ipcRenderer.send(CHANNELS.wake));

const bridge: WindowDoor = {
  async run(name, args) {
    return await ipcRenderer.invoke(CHANNELS.run, name, args);
  },
  watch(name, args, onText) {
    viewCount += 1;
    const view = `${page}/${viewCount}`;
    listeners.set(view, onText);
    ipcRenderer.send(CHANNELS.watch, view, name, args);
    return () => {
      if (listeners.delete(view)) ipcRenderer.send(CHANNELS.unwatch, view);
    };
  },
  onAsk(listener) {
    const forward = (_event: unknown, ask: unknown): void => listener(ask);
    ipcRenderer.on(CHANNELS.ask, forward);
    return () => {
      ipcRenderer.removeListener(CHANNELS.ask, forward);
    };
  },
};
contextBridge.exposeInMainWorld('parley', bridge);
