import type { z } from 'zod';
import type { Result } from '#contract/result.ts';
import type { Account } from '#domain/account.ts';
import type { Failure } from '#domain/failure.ts';
import type { Accounts } from '#main/accounts/accounts.ts';
import type { Clock, FileToSave, Log, Random, Saved, SettingsFile } from '#main/ports.ts';
import type { Store } from '#main/store/store.ts';
import { refused } from './answer.ts';

/** What commands need: the store, and what only others can do. */
export type CommandPorts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly settings: SettingsFile;
  readonly accounts: Accounts;
  /** The id that we choose for a post, where the account's network lets us; does not ask the network. */
  chooseId(account: Account): Promise<string | undefined>;
  /** Keeps a file for a reply on the disk; null when it is not what its type says. */
  addMedia(
    bytes: Uint8Array,
    mimeType: string,
  ): Promise<{ readonly mediaId: string; readonly picture: string } | null>;
  /** Forgets addresses of pictures and films, and what was fetched from them. */
  dropMedia(urls: readonly string[]): Promise<void>;
  /** Asks where it is to lie, and puts it there whole or not at all. */
  saveFile(file: FileToSave): Promise<Saved>;
  /** Opens a page in the person's browser. */
  openExternal(url: string): Promise<Failure | null>;
  restart(): void;
};

/** Checks its arguments itself: `unknown` at the door. */
export type Command = { run(args: unknown, ports: CommandPorts): Promise<Result<unknown>> };

const DETAIL_LENGTH = 300;

/** Ties a handler to its schemas in contract/commands.ts. */
export function command<Args extends z.ZodType, Value extends z.ZodType>(
  shape: { readonly args: Args; readonly value: Value },
  handle: (args: z.output<Args>, ports: CommandPorts) => Promise<Result<z.input<Value>>>,
): Command {
  return {
    async run(args, ports) {
      const checked = shape.args.safeParse(args);
      return checked.success
        ? await handle(checked.data, ports)
        : refused('invalid-input', placeOf(checked.error));
    },
  };
}

/** The field that is wrong and why; never its value. */
function placeOf(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.map(String).join('.') ?? '';
  return `${path}: ${issue?.message ?? ''}`.slice(0, DETAIL_LENGTH);
}
