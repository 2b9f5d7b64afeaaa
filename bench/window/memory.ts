import { readdirSync, readFileSync } from 'node:fs';

/** Parents of all processes that can be read. */
function parents(): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    const parent = /^PPid:\s+(\d+)/mu.exec(read(`/proc/${name}/status`))?.[1];
    if (parent !== undefined) found.set(Number(name), Number(parent));
  }
  return found;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}

/**
 * Megabytes of a process and everything that it started, shared pages counted by share (PSS). Linux
 * only: https://docs.kernel.org/filesystems/proc.html
 */
export function memoryOfTree(pid: number): number {
  const all = parents();
  const isBelow = (one: number): boolean => {
    for (let up = one; up > 1; up = all.get(up) ?? 0) if (up === pid) return true;
    return false;
  };
  let kilobytes = 0;
  for (const one of all.keys())
    if (isBelow(one))
      kilobytes += Number(/^Pss:\s+(\d+)/mu.exec(read(`/proc/${one}/smaps_rollup`))?.[1] ?? 0);
  return kilobytes / 1024;
}
