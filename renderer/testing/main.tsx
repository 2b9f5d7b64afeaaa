import { createFixtureBridge } from './fixture-bridge.ts';

/** The window with invented data instead of main: see scripts/window.config.mjs. Never shipped. */
const bridge = createFixtureBridge(Date.now());
Object.assign(globalThis, { parley: bridge, fixture: bridge });
await import('#renderer/main.tsx');
