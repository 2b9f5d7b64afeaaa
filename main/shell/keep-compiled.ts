import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { choosePlaces } from './places.ts';

/**
 * What V8 made of the code is kept in the data folder: the next start reads that instead of three
 * megabytes of text. Node checks that it is of the same text. Where it cannot be kept it is made anew.
 */
export function keepCompiled(): void {
  enableCompileCache(join(choosePlaces().dataDir, 'compiled'));
}
