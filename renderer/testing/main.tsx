import { createFixtureBridge } from './fixture-bridge.ts';
import { withTroubles } from './fixture-troubles.ts';

/** The window with invented data instead of main: see scripts/window.config.mjs. Never shipped. */
const world = createFixtureBridge(Date.now());
const bridge = location.search.includes('troubles') ? withTroubles(world, Date.now()) : world;
Object.assign(globalThis, { parley: bridge, fixture: bridge });
await import('#renderer/main.tsx');
