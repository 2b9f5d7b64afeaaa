import { askAhead } from '#renderer/app/ask-ahead.ts';
import { createBridge } from '#renderer/bridge/bridge.ts';
import { windowBridge } from '#renderer/bridge/window.ts';

const place = document.querySelector('#root');
if (place === null) throw new Error('The page has no place for the window');
const bridge = createBridge(windowBridge());
askAhead(bridge);
// Main answers while the browser still reads what draws it.
const reading = import('#renderer/app/draw.tsx');
// The first question about a language reads all that the browser knows of languages: 30 ms, now free.
Intl.DateTimeFormat.supportedLocalesOf(navigator.language);
const { draw } = await reading;
draw(place, bridge);
