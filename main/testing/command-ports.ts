import type { Accounts } from '#main/accounts/accounts.ts';
import { createCountingRandom, createMemorySettings } from './test-store.ts';
import type { CommandPorts } from '#main/commands/command.ts';

const never = async (): Promise<never> => await Promise.reject(new Error('Nobody asks'));

/** Accounts that no test asks; spread it and lend what one does. */
export const unaskedAccounts: Accounts = {
  probe: never,
  signIn: never,
  prompts: () => new Map(),
  onPrompt: () => () => undefined,
  answerPrompt: () => undefined,
  cancelSignIn: () => undefined,
  lists: never,
  remove: never,
  removeAll: never,
  openSample: never,
  setOptions: never,
  importSubscriptions: never,
};

/** What commands need, over a store and a clock; the rest refuses unless it is lent. */
export function testPorts(
  lent: Pick<CommandPorts, 'store' | 'clock'> & Partial<CommandPorts>,
): CommandPorts {
  return {
    random: createCountingRandom(),
    log: () => undefined,
    settings: createMemorySettings(),
    accounts: unaskedAccounts,
    chooseId: async () => await Promise.resolve(undefined),
    dropMedia: never,
    addMedia: never,
    saveFile: never,
    openExternal: never,
    restart: () => undefined,
    ...lent,
  };
}
