import { existsSync, rmSync } from 'node:fs';
import { build } from './build.mjs';
import { commandFor, findRuntime, hasDisplay } from './runtime.mjs';
import { accompany, at, call, say } from './shell.mjs';

const HOW_TO_GET_A_WINDOW =
  'To get a window, run this in a desktop session, or give it a screen: xvfb-run npm start, or ssh -X.';

/** `npm start`: the window. Without a display: a picture of it. */
export async function start(args, node) {
  build([], node);
  if (!hasDisplay() || args.includes('--headless')) return await startWithoutDisplay(node);
  const runtime = findRuntime(node);
  if (runtime.kind === 'electron') say('starting Electron');
  const [command, rest] = commandFor(runtime, node, args);
  return await accompany(command, rest, { env: runtime.env });
}

async function startWithoutDisplay(node) {
  say('there is no display: running without a window and taking a picture of it');
  const picture = at('shots', 'start.png');
  rmSync(picture, { force: true });
  const runtime = findRuntime(node, 'stand-in');
  const env = { ...runtime.env, PARLEY_HEADLESS: '1', PARLEY_PICTURE: picture };
  const [command, rest] = commandFor(runtime, node, []);
  const code = await accompany(command, rest, { env });
  if (!existsSync(picture)) {
    say('no picture was taken: is Parley already running with the same data?');
    return code === 0 ? 1 : code;
  }
  say(`picture of the window: ${picture}`);
  say(HOW_TO_GET_A_WINDOW);
  return code;
}

/** `npm run dev`: the page from Vite's server, reloaded as it changes; main is built once. */
export async function dev(args, node) {
  build([], node);
  const runtime = findRuntime(node);
  const [command, rest] = commandFor(runtime, node, args);
  const env = { ...runtime.env, PARLEY_DEV_COMMAND: JSON.stringify([command, rest]) };
  return call(node.path, [at('scripts', 'dev-server.mjs')], { env });
}
