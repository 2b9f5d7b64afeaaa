import { app } from 'electron';
import type { OnlineState } from './online.ts';

/** What end-to-end specs reach for in main: `app.evaluate(() => globalThis.parleyTest…)`. */
export type TestHook = {
  /** Pretends to be online or offline; null asks the machine again. */
  setOnline(isOnline: boolean | null): void;
};
declare global {
  // Declared on globalThis, which only `var` does.
  var parleyTest: TestHook | undefined;
}

/** Only in an app that is not packaged, and only when asked for. */
export function offerTestHook(online: OnlineState): void {
  if (app.isPackaged || process.env['PARLEY_TEST'] !== '1') return;
  globalThis.parleyTest = { setOnline: (isOnline) => online.pretend(isOnline) };
}
