import {
  commands,
  type CheckedCommandArgs,
  type CommandName,
  type CommandOutput,
} from '#contract/commands.ts';

type Handler = (args: unknown) => unknown;
export type FixtureCommands = Readonly<Partial<Record<CommandName, Handler>>>;

function areArgs<Name extends CommandName>(
  name: Name,
  value: unknown,
): value is CheckedCommandArgs<Name> {
  return commands[name].args.safeParse(value).success;
}

/** One command with its arguments checked, as main does it. */
export function handle<Name extends CommandName>(
  name: Name,
  run: (args: CheckedCommandArgs<Name>) => CommandOutput<Name>,
): FixtureCommands {
  const handler: Handler = (args) =>
    areArgs(name, args)
      ? { ok: true, value: run(args) }
      : { ok: false, failure: { code: 'invalid-input', detail: name } };
  return { [name]: handler };
}
