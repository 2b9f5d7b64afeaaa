import { isCommandName, type CommandName } from '#contract/commands.ts';
import { failure as failureSchema, type Result } from '#contract/result.ts';
import { accountCommands } from './account.ts';
import { refused } from './answer.ts';
import { columnCommands } from './column.ts';
import { deckCommands } from './deck.ts';
import type { Command, CommandPorts } from './command.ts';
import { conversationCommands } from './conversation.ts';
import { draftCommands } from './draft.ts';
import { forgetCommands } from './forget.ts';
import { identityCommands } from './identity.ts';
import { labelCommands } from './label.ts';
import { macroCommands } from './macro.ts';
import { messageCommands } from './message.ts';
import { monitorCommands } from './monitor.ts';
import { otherCommands } from './other.ts';
import { peopleLibraryCommands } from './people-library.ts';
import { personBlockCommands } from './person-block.ts';
import { personExportCommands } from './person-export.ts';
import { personCommands } from './person.ts';
import { readCommands } from './read.ts';
import { postCommands } from './post.ts';
import { replyCommands } from './reply.ts';
import { toneCommands } from './tone.ts';
import { ruleCommands } from './rule.ts';
import { savedViewCommands } from './saved-view.ts';
import { subscriptionCommands } from './subscription.ts';
import { savedTextCommands } from './saved-text.ts';
import { undoCommands } from './undo.ts';
import { workspaceCommands } from './workspace.ts';

const COMMANDS: Readonly<Record<CommandName, Command>> = {
  ...workspaceCommands,
  ...accountCommands,
  ...conversationCommands,
  ...readCommands,
  ...undoCommands,
  ...savedViewCommands,
  ...subscriptionCommands,
  ...personCommands,
  ...identityCommands,
  ...personBlockCommands,
  ...personExportCommands,
  ...forgetCommands,
  ...peopleLibraryCommands,
  ...labelCommands,
  ...draftCommands,
  ...replyCommands,
  ...postCommands,
  ...savedTextCommands,
  ...messageCommands,
  ...toneCommands,
  ...columnCommands,
  ...deckCommands,
  ...monitorCommands,
  ...ruleCommands,
  ...macroCommands,
  ...otherCommands,
};

export type Dispatch = (name: string, args: unknown) => Promise<Result<unknown>>;
type Failed = Extract<Result<never>, { ok: false }>['failure'];

/**
 * The one door for everything that the window asks for. Always resolves: with the value, or with what
 * went wrong. A bug becomes `internal` and one line in the log, without any text of a person.
 */
export function createDispatch(ports: CommandPorts): Dispatch {
  return async (name, args) => {
    if (!isCommandName(name)) return refused('invalid-input', 'unknown command');
    try {
      return await COMMANDS[name].run(args, ports);
    } catch (error) {
      const known = failureOf(error);
      if (known !== null) return { ok: false, failure: known };
      const { name: errorName, code } = describe(error);
      ports.log('command.failed', { command: name, error: errorName, code });
      return refused('internal');
    }
  };
}

/** Expected trouble that came as an exception, for example a `ConnectorError`. */
function failureOf(error: unknown): Failed | null {
  if (!(error instanceof Error) || !('failure' in error)) return null;
  const checked = failureSchema.safeParse(error.failure);
  return checked.success ? checked.data : null;
}

function describe(error: unknown): { readonly name: string; readonly code: string } {
  if (!(error instanceof Error)) return { name: 'unknown', code: '' };
  const code: unknown = 'code' in error ? error.code : '';
  return { name: error.name, code: typeof code === 'string' ? code : '' };
}
