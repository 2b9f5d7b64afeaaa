import { useCallback } from 'react';
import type { CommandArgs, CommandName, CommandValue } from '#contract/commands.ts';
import { useCommand } from '#renderer/bridge/use-bridge.tsx';
import { useNotices } from './notices.ts';

/**
 * A command whose failure is told to the person as a notice. Answers its value, or null when it
 * failed.
 */
export function useAction<Name extends CommandName>(
  name: Name,
): (args: CommandArgs<Name>) => Promise<CommandValue<Name> | null> {
  const run = useCommand(name);
  const showFailure = useNotices((state) => state.showFailure);
  return useCallback(
    async (args: CommandArgs<Name>) => {
      const outcome = await run(args);
      if (outcome.ok) return outcome.value;
      showFailure(outcome.failure);
      return null;
    },
    [run, showFailure],
  );
}
