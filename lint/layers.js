/**
 * Who may import whom. A layer may always import itself; a file belongs to the nearest name in this
 * table, and a source file that belongs to none is an error. Change it together with ARCHITECTURE.md.
 */
const SCREENS = [
  'renderer/inbox',
  'renderer/conversation',
  'renderer/composer',
  'renderer/person',
  'renderer/columns',
  'renderer/outbox',
  'renderer/accounts',
  'renderer/settings',
  'renderer/insights',
  'renderer/people',
  'renderer/monitors',
  'renderer/rules',
  'renderer/help',
];
const TRIAGE = 'renderer/triage';
const SCREEN_MAY = [
  'domain',
  'contract',
  'renderer/bridge',
  'renderer/state',
  'renderer/keys',
  'renderer/ui',
  'renderer/i18n',
];
export const LAYERS = {
  domain: [],
  contract: ['domain'],
  'main/ports': ['domain'],
  // Node's way out to the network: lent by the shell and by tests, no network's business.
  'main/networks/http-node': ['main/ports'],
  'main/networks': ['domain', 'main/ports', 'main/networks/http-node'],
  'main/store/storage': [],
  'main/store': ['domain', 'main/ports', 'main/store/storage'],
  'main/arrivals': ['domain', 'main/ports', 'main/networks', 'main/store'],
  'main/sync': ['domain', 'main/ports', 'main/networks', 'main/store', 'main/arrivals'],
  'main/outbox': ['domain', 'main/ports', 'main/networks', 'main/store', 'main/arrivals'],
  'main/accounts': ['domain', 'main/ports', 'main/networks', 'main/store'],
  'main/alerts': ['domain', 'main/ports', 'main/store'],
  'main/rules': ['domain', 'main/ports', 'main/store'],
  'main/listening': ['domain', 'main/ports', 'main/store', 'main/rules'],
  'main/media': ['domain', 'main/ports', 'main/networks'],
  'main/views': ['domain', 'contract', 'main/ports', 'main/store', 'main/rules'],
  'main/commands': [
    'domain',
    'contract',
    'main/ports',
    'main/store',
    'main/accounts',
    'main/rules',
  ],
  'main/engine': [
    'domain',
    'contract',
    'main/ports',
    'main/networks',
    'main/store',
    'main/sync',
    'main/outbox',
    'main/accounts',
    'main/alerts',
    'main/rules',
    'main/listening',
    'main/media',
    'main/views',
    'main/commands',
  ],
  'main/testing': [
    'domain',
    'contract',
    'main/ports',
    'main/networks/http-node',
    'main/networks',
    'main/store',
    // Names of kept files, for what hangs on messages.
    'main/media',
    // What commands are lent: their ports, and accounts that nobody asks.
    'main/accounts',
    'main/commands',
    // What views are lent: their ports.
    'main/views',
  ],
  'main/simulation': [
    'contract',
    'main/arrivals',
    'main/commands',
    'main/engine',
    'main/accounts',
    'domain',
    'main/ports',
    'main/networks',
    'main/store',
    'main/outbox',
    'main/sync',
    'main/testing',
  ],
  'main/shell': [
    'domain',
    'contract',
    'main/ports',
    'main/networks/http-node',
    'main/engine',
    'renderer/i18n',
  ],
  'main/preload': ['contract'],
  'main/index': ['main/shell'],
  'renderer/ui': [],
  'renderer/i18n': [],
  'renderer/keys': ['renderer/i18n'],
  'renderer/bridge': ['domain', 'contract'],
  'renderer/state': ['domain', 'contract', 'renderer/bridge'],
  ...Object.fromEntries(SCREENS.map((screen) => [screen, SCREEN_MAY])),
  // Menus for what is done with conversations, wherever they are.
  [TRIAGE]: SCREEN_MAY,
  // What hangs on a message, wherever it is shown.
  'renderer/message': SCREEN_MAY,
  'renderer/inbox': [...SCREEN_MAY, TRIAGE],
  'renderer/conversation': [
    ...SCREEN_MAY,
    TRIAGE,
    'renderer/composer',
    'renderer/message',
    'renderer/person',
  ],
  'renderer/columns': [...SCREEN_MAY, 'renderer/composer', 'renderer/message'],
  // The path of somebody over the weeks is drawn as on their page.
  'renderer/people': [...SCREEN_MAY, 'renderer/person'],
  'renderer/rules': [...SCREEN_MAY, 'renderer/message'],
  // Its charts are drawn as those of the insights.
  'renderer/monitors': [...SCREEN_MAY, 'renderer/insights', 'renderer/message'],
  'renderer/app': [...SCREEN_MAY, ...SCREENS, TRIAGE],
  'renderer/main': ['contract', 'renderer/app', 'renderer/bridge', 'renderer/i18n'],
  'renderer/testing': ['domain', 'contract', 'renderer/bridge', 'renderer/i18n', 'renderer/main'],
  e2e: ['domain', 'contract'],
  // Servers of our own: they stand on the loopback server that the connectors' tests have.
  'e2e/networks': ['main/ports', 'main/networks'],
  bench: [
    'domain',
    'contract',
    'main/ports',
    'main/engine',
    'main/listening',
    'main/store',
    'main/store/storage',
    'main/testing',
    'e2e',
    'main/networks',
  ],
};
const MAY_IMPORT = {
  electron: ['main/shell', 'main/preload'],
  rxdb: ['main/store', 'main/store/storage', 'bench'],
  'electron-store': ['main/shell'],
  zod: ['contract', 'main', 'e2e', 'bench'],
};
/** Tests may also reach for these: fixtures and the parts that they put together. */
const TEST = /\.test\.tsx?$/;
const NETWORK_FOLDER = /^main\/networks\/([^/]+)\//;
const SHARED_NETWORK_FOLDERS = new Set(['conformance', 'graph', 'oauth']);
const NAMES = Object.keys(LAYERS).toSorted((a, b) => b.length - a.length);
const SOURCE = /^(?:domain|contract|main|renderer|e2e|bench)\//;

const layerOf = (path) => {
  const bare = path.replace(/\.[cm]?[jt]sx?$/, '');
  return NAMES.find((name) => bare === name || path.startsWith(`${name}/`));
};
const networkOf = (path) => {
  const name = NETWORK_FOLDER.exec(path)?.[1];
  return name === undefined || SHARED_NETWORK_FOLDERS.has(name) ? undefined : name;
};
const packageOf = (source) => source.split('/')[0];

/** The complaint about one import, or null when it is fine. */
export function complaint(path, source) {
  if (!SOURCE.test(path)) return null;
  const from = layerOf(path);
  if (from === undefined) return `${path} is in no layer: add its folder to lint/layers.js`;
  if (source.startsWith('../')) return `"${source}" leaves its folder: use a # subpath import`;
  if (source.startsWith('#')) return complaintAboutLayer({ path, from, target: source.slice(1) });
  return complaintAboutPackage(path, from, source);
}

function complaintAboutPackage(path, from, source) {
  const allowed = MAY_IMPORT[packageOf(source)];
  if (allowed === undefined || from.startsWith('e2e') || TEST.test(path)) return null;
  if (allowed.some((name) => from === name || from.startsWith(`${name}/`))) return null;
  return `only ${allowed.join(' and ')} may import ${packageOf(source)}`;
}

function complaintAboutLayer({ path, from, target }) {
  const to = layerOf(target);
  if (to === undefined) return `"#${target}" is in no layer: add its folder to lint/layers.js`;
  if (to !== from && !LAYERS[from].includes(to) && !TEST.test(path))
    return `"${from}" may not import "${to}"; allowed: ${LAYERS[from].join(', ') || 'nothing'}`;
  const networks = [networkOf(path), networkOf(target)];
  return networks[0] && networks[1] && networks[0] !== networks[1]
    ? 'a network folder may not import another one'
    : null;
}

const rule = {
  create(context) {
    const path = context.filename.slice(context.cwd.length + 1);
    const check = (node) => {
      const message =
        typeof node.source?.value === 'string' ? complaint(path, node.source.value) : null;
      if (message !== null) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default { meta: { name: 'parley' }, rules: { layers: rule } };
