import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { MUTANTS } from './all.ts';

/** One process per defect: the source is changed as it is loaded, and histories are played with it. */
const ROOT = new URL('../../../', import.meta.url);
const [name, firstSeed = '1', seeds = '1'] = process.argv.slice(2);
const mutant = MUTANTS.find((one) => one.name === name);
if (mutant === undefined) throw new Error(`There is no planted defect "${name}"`);
const target = new URL(mutant.file, ROOT).href;
const source = readFileSync(fileURLToPath(target), 'utf8');
if (source.split(mutant.find).length !== 2)
  throw new Error(`"${mutant.name}" must find its place once in ${mutant.file}`);

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    return url === target
      ? { ...loaded, source: source.replace(mutant.find, () => mutant.put) }
      : loaded;
  },
});

const { firstToFind } = await import('./first-to-find.ts');
const found = await firstToFind(mutant.shows, Number(firstSeed), Number(seeds));
process.stdout.write(JSON.stringify(found));
process.exit(0);
