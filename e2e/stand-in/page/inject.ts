import { createEnd } from './bridge.ts';
import { pageWorld } from './page-world.ts';
import { preloadWorld } from './preload-world.ts';
import { createWire } from './wire.ts';

/** The world of preload scripts, by Electron's own name for it. */
export const PRELOAD_WORLD = 'Electron Isolated Context';
/** The function that main's messages go to, and the one that the world's messages come from. */
export const RECEIVE = 'standInReceive';
export const SEND = 'standInSend';

const parts = `createWire: ${createWire.toString()}, createEnd: ${createEnd.toString()}`;

/** Source for the page's own world. Functions keep their source because Node only blanks types out. */
export function pageSource(channel: string): string {
  return `(${pageWorld.toString()})({ channel: ${JSON.stringify(channel)}, ${parts} });`;
}

/** Source for the preload script's world. */
export function preloadSource(settings: {
  readonly channel: string;
  readonly script: string;
  readonly file: string;
}): string {
  const { channel, script, file } = settings;
  const preload = `(require, process, module) => { const exports = module.exports;\n${script}\n}`;
  const given = `channel: ${JSON.stringify(channel)}, platform: ${JSON.stringify(process.platform)}`;
  return `(${preloadWorld.toString()})({ ${given}, ${parts}, preload: ${preload} });\n//# sourceURL=${file}`;
}
