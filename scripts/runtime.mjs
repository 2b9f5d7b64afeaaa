import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ask, at, call, fail, isWindows, say } from './shell.mjs';

const ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];
const ELECTRON_INSTALL_MS = 180_000;
/** A download that failed is tried again after this time. */
const TRY_AGAIN_MS = 6 * 3_600_000;

/** Is there a screen that a window can open on? */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * What to run Parley on: `{ kind, executable, env }`. Electron where its binary is or can be had and
 * starts here; otherwise the stand-in with an installed Chromium, which is said.
 */
export function findRuntime(node, wanted = 'any') {
  const electron = wanted === 'stand-in' ? '' : electronBinary(node);
  if (electron !== '')
    return {
      kind: 'electron',
      executable: electron,
      env: { ...node.env, PARLEY_ELECTRON: electron },
    };
  const chromium = chromiumBinary();
  if (chromium === '')
    return fail(
      'Neither Electron nor a browser of the Chromium family was found.\nInstall Chromium, Chrome, Edge or Brave, or let Electron be downloaded: npx install-electron',
    );
  const env = { ...node.env, PARLEY_CHROMIUM: chromium, PARLEY_ELECTRON: '' };
  say(`Electron's binary is not at hand: running on the stand-in with ${chromium}`);
  return { kind: 'stand-in', executable: at('e2e', 'stand-in', 'electron'), env };
}

/** Electron's command line for our app; on Windows the stand-in's launcher is bypassed. */
export function commandFor(runtime, node, args) {
  if (runtime.kind === 'electron') return [runtime.executable, ['.', ...sandboxArgs(), ...args]];
  const folder = at('e2e', 'stand-in');
  if (!isWindows) return [runtime.executable, ['.', ...args]];
  const register = new URL(`file:///${join(folder, 'register.mjs').replaceAll('\\', '/')}`).href;
  return [node.path, ['--import', register, join(folder, 'start.ts'), '.', ...args]];
}

/** Chromium refuses its sandbox to root. */
const sandboxArgs = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

function electronBinary(node) {
  if (process.env.PARLEY_ELECTRON) return process.env.PARLEY_ELECTRON;
  const folder = at('node_modules', 'electron');
  if (!existsSync(join(folder, 'path.txt'))) fetchElectron(node, folder);
  if (!existsSync(join(folder, 'path.txt'))) return '';
  const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  // Missing libraries show at once.
  const starts =
    existsSync(binary) && ask(binary, [...sandboxArgs(), '--version'], { timeout: 20_000 });
  return starts && starts.code === 0 ? binary : '';
}

function fetchElectron(node, folder) {
  const failed = at('node_modules', '.parley', 'electron-failed');
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < TRY_AGAIN_MS) return;
  say("fetching Electron's binary");
  const options = { env: node.env, timeout: ELECTRON_INSTALL_MS, stdio: 'ignore' };
  if (ask(node.path, [join(folder, 'install.js')], options).code === 0) return;
  mkdirSync(at('node_modules', '.parley'), { recursive: true });
  writeFileSync(failed, '');
}

function chromiumBinary() {
  const found = candidates().find((path) => path && existsSync(path));
  if (found) return found;
  const isDebianRoot =
    process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isDebianRoot) installChromium();
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : '';
}

function candidates() {
  const { PARLEY_CHROMIUM, PATH = '', ProgramFiles, LOCALAPPDATA } = process.env;
  const onPath = PATH.split(delimiter).flatMap((folder) =>
    ON_PATH.map((name) => join(folder, isWindows ? `${name}.exe` : name)),
  );
  const mac = MAC_APPS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  const windows = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => `${folder}\\${program}`));
  const known = { darwin: mac, win32: windows }[process.platform] ?? [];
  return [PARLEY_CHROMIUM, ...onPath, ...known];
}

function installChromium() {
  say('installing Chromium (apt-get)');
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  if (call('apt-get', install, options) === 0) return;
  call('apt-get', ['update', '-qq'], options);
  call('apt-get', install, options);
}
