import type { WindowDoor } from '#contract/bridge.ts';
import { createFixtureBridge } from './fixture-bridge.ts';
import { STATES, stateOf } from './fixture-states.ts';
import { withTroubles } from './fixture-troubles.ts';
import { speakPseudo } from './pseudo.ts';

/**
 * The window with invented data instead of main: see scripts/window.config.mjs. Never shipped. The
 * address says how: `?troubles`, `?state=empty`, `?state=offline`, `?pseudo`.
 */
const { search } = location;
const world = createFixtureBridge(Date.now());
const state = stateOf(search);
if (state !== null) STATES[state](world.world);
if (search.includes('pseudo')) speakPseudo();
const bridge = search.includes('troubles') ? withTroubles(world, Date.now()) : world;
const parley: WindowDoor = {
  ...bridge,
  watch: (name, args, onText) =>
    bridge.watch(name, args, (update) => onText(JSON.stringify(update))),
};
Object.assign(globalThis, { parley, fixture: bridge });
await import('#renderer/main.tsx');
