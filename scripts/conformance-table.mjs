/**
 * Reporter of `npm run conformance`: a row for every promise, a column for every network, and beside
 * it whether a real server or one of our own kept it. Reads the names that
 * main/networks/conformance/describe-connector.ts gives: `Network [server]`, then the promise.
 */
const NETWORK = /^(.+) \[(real|own server)\]$/;
const MARKS = { passed: 'ok', failed: 'FAILED', skipped: '-' };

function suitesOf(test) {
  const names = [];
  for (let up = test.parent; up?.type === 'suite'; up = up.parent) names.unshift(up.name);
  return names;
}

/** The worst of what the cases of one cell did. */
function worst(states) {
  if (states.includes('failed')) return 'failed';
  return states.includes('passed') ? 'passed' : 'skipped';
}

function cellsOf(modules) {
  const columns = new Map();
  const rows = new Map();
  for (const module of modules)
    for (const test of module.children.allTests()) {
      const suites = suitesOf(test);
      const at = suites.findIndex((name) => NETWORK.test(name));
      if (at === -1) continue;
      const column = suites[at];
      const row = suites[at + 1] ?? test.name;
      columns.set(column, NETWORK.exec(column).slice(1));
      const cells = rows.get(row) ?? new Map();
      cells.set(column, [...(cells.get(column) ?? []), test.result().state]);
      rows.set(row, cells);
    }
  return { columns, rows };
}

function tableOf({ columns, rows }) {
  const heads = [...columns.values()];
  const first = Math.max(...[...rows.keys()].map((row) => row.length)) + 2;
  const widths = heads.map(([name, server]) => Math.max(name.length, server.length) + 2);
  const line = (label, cells) =>
    `${label.padEnd(first)}${cells.map((cell, at) => cell.padEnd(widths[at])).join('')}`.trimEnd();
  const body = [...rows].map(([row, cells]) =>
    line(
      row,
      [...columns.keys()].map((column) => MARKS[worst(cells.get(column) ?? [])] ?? '?'),
    ),
  );
  const top = line(
    '',
    heads.map(([name]) => name),
  );
  const below = line(
    'server',
    heads.map(([, server]) => server),
  );
  return [top, below, '-'.repeat(top.length), ...body].join('\n');
}

function failuresOf(modules) {
  const failed = modules.flatMap((module) => [...module.children.allTests('failed')]);
  return failed.map((test) => {
    const [error] = test.result().errors ?? [];
    return `FAILED ${test.fullName}\n       ${error?.message ?? ''}\n`;
  });
}

export default class ConformanceTable {
  onTestRunEnd(modules, errors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.flatMap((module) => module.errors()).length + errors.length;
    const text = [
      tableOf(cellsOf(modules)),
      '',
      'ok: kept   -: the network has no such thing, or its server is not installed here',
      '',
      ...failuresOf(modules),
      ...(broken > 0 ? [`${broken} errors outside of the cases: ${errors[0]?.message ?? ''}`] : []),
      `${count('passed')} passed, ${count('failed') + broken} failed`,
    ];
    process.stdout.write(`${text.join('\n')}\n`);
  }
}
