import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The order of the layers, as the first line of the tokens says it. */
const TOKENS = join(import.meta.dirname, '..', 'renderer', 'ui', 'tokens.css');
const ORDER = /^@layer [a-z, ]+;/u;

/**
 * Begins the sheet with the order of its layers. Which part of the page is read first decides which
 * rules come first, and a layer that is met earlier is weaker: the reset would win over every button.
 */
export function layersFirst() {
  const [order] = ORDER.exec(readFileSync(TOKENS, 'utf8')) ?? [];
  if (order === undefined) throw new Error(`${TOKENS} does not begin with the order of the layers`);
  return {
    name: 'parley:layers-first',
    enforce: 'post',
    generateBundle: {
      // The sheet itself is put together at the end.
      order: 'post',
      handler(_options, bundle) {
        for (const part of Object.values(bundle))
          if (part.type === 'asset' && part.fileName.endsWith('.css'))
            part.source = `${order}\n${part.source}`;
      },
    },
  };
}
