import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs';
import { join } from 'node:path';

type Message = {
  readonly argv: string[];
  readonly cwd: string;
  readonly data: Readonly<Record<string, unknown>>;
};
export type InstanceLock = {
  /** true for the first process; a later one hands its message over and gets false. */
  request(message: Message): boolean;
  isHeld(): boolean;
  release(): void;
};

/**
 * One process per data folder. Everything is synchronous, because the second process ends right after
 * asking: a lock file names the first process, messages to it are files in a folder that it watches.
 */
export function createInstanceLock(
  folder: string,
  onSecond: (message: Message) => void,
): InstanceLock {
  const lockFile = join(folder, 'stand-in.lock');
  const inbox = join(folder, 'stand-in.messages');
  const me = `${process.pid} ${startOf(process.pid)}`;
  let watcher: FSWatcher | undefined;
  let isHeld = false;

  const readInbox = (): void => {
    for (const name of readdirSync(inbox).filter((file) => file.endsWith('.json'))) {
      const file = join(inbox, name);
      // Written by `request` below, whole, in another process.
      const message: Message = JSON.parse(readFileSync(file, 'utf8'));
      rmSync(file, { force: true });
      onSecond(message);
    }
  };
  const take = (): boolean => {
    try {
      writeFileSync(lockFile, me, { flag: 'wx' });
      return true;
    } catch {
      return false;
    }
  };
  const isAlive = (): boolean => {
    const owner = readFileSync(lockFile, 'utf8');
    const pid = Number(owner.split(' ')[0]);
    return pid > 0 && owner === `${pid} ${startOf(pid)}`;
  };
  const hold = (): true => {
    isHeld = true;
    rmSync(inbox, { recursive: true, force: true });
    mkdirSync(inbox, { recursive: true });
    watcher = watch(inbox, readInbox).unref();
    return true;
  };

  return {
    request(own) {
      if (isHeld || take()) return isHeld || hold();
      if (!isAlive()) {
        // Its process was killed: the lock is nobody's.
        rmSync(lockFile, { force: true });
        if (take()) return hold();
      }
      mkdirSync(inbox, { recursive: true });
      const file = join(inbox, `${process.pid}`);
      writeFileSync(file, JSON.stringify(own));
      renameSync(file, `${file}.json`);
      return false;
    },
    isHeld: () => isHeld,
    release() {
      if (!isHeld) return;
      isHeld = false;
      watcher?.close();
      rmSync(lockFile, { force: true });
    },
  };
}

/** Start time of a process, so that a later one with the same number is not taken for it. */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return fields?.[19] ?? '';
  } catch {
    return isRunning(pid) ? 'running' : 'gone';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
