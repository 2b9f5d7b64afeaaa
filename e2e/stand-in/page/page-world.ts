import type { createEnd } from './bridge.ts';
import type { createWire } from './wire.ts';

type Parts = {
  readonly channel: string;
  readonly createWire: typeof createWire;
  readonly createEnd: typeof createEnd;
};

/** Runs in the page's own world before its scripts: takes what the preload script exposes. */
export function pageWorld({ channel, createWire: makeWire, createEnd: makeEnd }: Parts): void {
  if (window.parent !== window) return;
  const end = makeEnd({ channel, side: 'page', createWire: makeWire });
  const freeze = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const inner of Object.values(value)) freeze(inner);
    Object.freeze(value);
  };
  end.listen('expose', (payload) => {
    const decoded = end.wire.decode(payload);
    const [key, api] = Array.isArray(decoded) ? decoded : [];
    if (Object.hasOwn(window, String(key)))
      return 'Cannot bind an API on top of an existing property on the window object';
    freeze(api);
    const rights = { writable: false, configurable: false, enumerable: true };
    Object.defineProperty(window, String(key), { value: api, ...rights });
    return '';
  });
  // A real popup would be open before the main process could refuse it.
  window.open = (url = '', name = '', features = '') => {
    const target = String(url) === '' ? 'about:blank' : new URL(url, location.href).href;
    end.post('open', JSON.stringify({ url: target, frameName: name, features }));
    return null;
  };
}
