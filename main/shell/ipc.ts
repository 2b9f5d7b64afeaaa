import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { CHANNELS } from '#contract/bridge.ts';
import type { Ask } from '#contract/asks.ts';
import type { Engine } from '#main/engine.ts';
import type { Log } from '#main/ports.ts';
import { isOurAddress } from './address.ts';
import { isSmallAndPlain } from './message-size.ts';

/** More views than this no screen has; a page that opens more is broken. */
const MAX_VIEWS = 200;
const NAME = /^[a-z][\w.-]{0,63}$/i;
const VIEW_ID = /^[\w-]{1,64}\/\d{1,9}$/;

export type DoorSettings = {
  readonly window: BrowserWindow;
  /** Arrives when the store is open; messages wait for it. */
  readonly engine: Promise<Engine>;
  readonly devOrigin: string | null;
  readonly log: Log;
  /** The page saw the connection change. */
  readonly onWake: () => void;
};
export type Door = { ask(ask: Ask): void; close(): void };

/**
 * The one door between a window and the engine. It listens only to its own window's contents, only
 * to the top frame on our own address, and passes on only plain values of bounded size; names and
 * arguments are checked by the engine with the schemas of contract/. All views close with the page.
 */
export function openDoor({ window, engine, devOrigin, log, onWake }: DoorSettings): Door {
  const { webContents } = window;
  const views = new Map<string, () => void>();

  const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    const frame = event.senderFrame;
    return (
      frame !== null &&
      !frame.isDestroyed() &&
      frame.parent === null &&
      isOurAddress(frame.url, devOrigin)
    );
  };
  const check = (event: IpcMainEvent | IpcMainInvokeEvent, ...values: unknown[]): boolean => {
    if (isOurs(event) && values.every(isSmallAndPlain)) return true;
    log('door.refused');
    return false;
  };
  const closeView = (view: string): void => {
    views.get(view)?.();
    views.delete(view);
  };
  const closeAll = (): void => [...views.keys()].forEach(closeView);

  const openView = async (view: string, name: string, args: unknown): Promise<void> => {
    const running = await engine;
    if (!views.has(view)) return;
    const close = running.watch(name, args, (update) => {
      if (views.has(view) && !webContents.isDestroyed())
        webContents.send(CHANNELS.update, view, JSON.stringify(update));
    });
    // The first update may come at once and close the view from its listener.
    if (views.has(view)) views.set(view, close);
    else close();
  };

  webContents.ipc.handle(CHANNELS.run, async (event, name: unknown, args: unknown) => {
    if (!check(event, args) || typeof name !== 'string' || !NAME.test(name))
      throw new Error('refused');
    return await (await engine).run(name, args);
  });
  webContents.ipc.on(CHANNELS.watch, (event, ...[view, name, args]: unknown[]) => {
    if (!check(event, args) || typeof view !== 'string' || typeof name !== 'string') return;
    if (!VIEW_ID.test(view) || !NAME.test(name) || views.has(view)) return;
    if (views.size >= MAX_VIEWS) return log('door.too-many-views');
    views.set(view, () => {});
    openView(view, name, args).catch(() => log('door.view-failed', { view: name }));
  });
  webContents.ipc.on(CHANNELS.unwatch, (event, view: unknown) => {
    if (!check(event)) return;
    if (view === null) closeAll();
    if (typeof view === 'string') closeView(view);
  });
  webContents.ipc.on(CHANNELS.wake, (event) => {
    if (check(event)) onWake();
  });
  webContents.on('render-process-gone', closeAll);
  webContents.once('destroyed', closeAll);

  return {
    ask(ask) {
      if (!webContents.isDestroyed()) webContents.send(CHANNELS.ask, ask);
    },
    close: closeAll,
  };
}
