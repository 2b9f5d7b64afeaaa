import { askAhead } from '#renderer/app/ask-ahead.ts';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { windowBridge } from '#renderer/bridge/window.ts';

const place = document.querySelector('#root');
if (place === null) throw new Error('The page has no place for the window');
const bridge = createBridge(windowBridge());
askAhead(bridge);
// Main answers while the browser still reads what draws it.
const { draw } = await import('#renderer/app/draw.tsx');
draw(place, bridge);
