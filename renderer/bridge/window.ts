import type { RawBridge, WindowDoor } from '#contract/bridge.ts';

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges with the DOM's Window
  interface Window {
    /** Put there by the preload script; the only global that the window reads. */
    readonly parley: WindowDoor;
  }
}

export function windowBridge(): RawBridge {
  const { parley } = window;
  return {
    run: parley.run,
    onAsk: parley.onAsk,
    watch: (name, args, onUpdate) => parley.watch(name, args, (text) => onUpdate(JSON.parse(text))),
  };
}
