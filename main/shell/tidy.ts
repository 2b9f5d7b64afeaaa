import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The first lists are drawn then, and nobody has found the first key yet. */
const REST_MS = 2000;

/**
 * A start leaves some 35 MB behind in main: texts of code, what was compiled, the first readings. V8
 * gives them back only when they are in its way, and Parley lies in the background all day. Once, in a
 * quiet moment, it is asked to: about 50 ms.
 */
export function tidyAfterStart(): void {
  setTimeout(() => {
    // The one way to V8's collector from here: only this context has it.
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
  }, REST_MS).unref();
}
