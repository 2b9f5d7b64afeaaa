import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The first lists are drawn then, and nobody has found the first key yet. */
const REST_MS = 2000;

/** Also takes back the room for young objects, which a usual collection keeps: 20 MB after a start. */
const EVERYTHING = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const;

/**
 * A start leaves some 50 MB behind in main: texts of code, what was compiled, the first readings, and
 * the room that all of that took. V8 gives them back only when they are in its way, and Parley lies in
 * the background all day. Once, in a quiet moment, it is asked to: less than 100 ms.
 */
export function tidyAfterStart(): void {
  setTimeout(() => {
    // The one way to V8's collector from here: only this context has it.
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    if (typeof collect === 'function') Reflect.apply(collect, undefined, [EVERYTHING]);
  }, REST_MS).unref();
}
