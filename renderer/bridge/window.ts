import type { RawBridge } from '#contract/bridge.ts';

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges with the DOM's Window
  interface Window {
    /** Put there by the preload script; the only global that the window reads. */
    readonly parley: RawBridge;
  }
}

export function windowBridge(): RawBridge {
  return window.parley;
}
