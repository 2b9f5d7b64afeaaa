import { DEFAULT_SETTINGS } from '#contract/limits.ts';
import type { ViewPorts } from '#main/views/view.ts';

/** What the app says of itself while nothing happens. */
export const AT_REST: ReturnType<ViewPorts['status']> = {
  version: '1.0.0',
  platform: 'linux',
  systemLocale: 'de',
  dataFolder: '/data/parley',
  isOnline: true,
  offlineSince: null,
  secrets: 'keychain',
  settings: DEFAULT_SETTINGS,
  sampleWasRemoved: false,
  restored: null,
  isDamaged: false,
  syncing: new Set(),
  rates: new Map(),
  prompts: new Map(),
};

/** What a view is lent, on a store and a clock: an app at rest, without networks. */
export function createViewPorts(lent: Pick<ViewPorts, 'store' | 'clock'>): ViewPorts {
  return {
    ...lent,
    networks: [],
    suggestionsOf: async () => await Promise.resolve([]),
    pictureOf: (url) => url,
    takeTurn: async () => {},
    log: () => undefined,
    status: () => AT_REST,
    onStatus: () => () => undefined,
  };
}
