import { compileMessage } from '@lingui/message-utils/compileMessage';

/**
 * Turns the PO catalogues of renderer/i18n into modules while bundling, with every message compiled
 * already. The plugin that Lingui ships does the same, but loads its whole command line tool first,
 * which costs a second at every start of every tool.
 */
const ENTRY = /^(msgid|msgstr)\s+(".*")$/u;

/** `msgid` to `msgstr` of a PO file; texts may run over several quoted lines. */
export function readPo(source) {
  const messages = {};
  let id = '';
  let part = null;
  for (const line of source.split('\n')) {
    const entry = ENTRY.exec(line);
    if (entry !== null) {
      part = entry[1];
      const text = JSON.parse(entry[2]);
      if (part === 'msgid') id = text;
      else {
        if (Object.hasOwn(messages, id)) throw new Error(`"${id}" is there twice`);
        messages[id] = text;
      }
    } else if (line.startsWith('"')) {
      if (part === 'msgid') id += JSON.parse(line);
      else messages[id] += JSON.parse(line);
    }
  }
  delete messages[''];
  return messages;
}

export function poCatalogues() {
  return {
    name: 'parley:po',
    transform: {
      filter: { id: /\.po$/u },
      handler(source) {
        const compiled = Object.entries(readPo(source)).map(([id, text]) => [
          id,
          compileMessage(text),
        ]);
        const messages = JSON.stringify(JSON.stringify(Object.fromEntries(compiled)));
        return { code: `export const messages = JSON.parse(${messages});`, map: null };
      },
    },
  };
}
