import { registerHooks } from 'node:module';
import './early.ts';

/** `node --import ./register.ts`: from now on `electron` is the stand-in, for import and require alike. */
const standIn = new URL('./electron-module.ts', import.meta.url).href;
const NAMES = /^electron(?:\/(?:main|common))?$/;

registerHooks({
  resolve(name, context, next) {
    return NAMES.test(name)
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(name, context);
  },
});
