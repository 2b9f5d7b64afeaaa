import { commands } from '#contract/commands.ts';
import { acceptGaps } from '#domain/gaps.ts';
import type { Candidate } from '#main/accounts/accounts.ts';
import { done, refused } from './answer.ts';
import { command } from './command.ts';

/** Signing in and out is not a write: main/accounts does it and these hand it on. */
export const accountCommands = {
  'sample.open': command(commands['sample.open'], async ({ locale }, { accounts }) =>
    done({ workspaceId: await accounts.openSample(locale) }),
  ),

  'account.probe': command(commands['account.probe'], async ({ input, network }, { accounts }) => {
    const found = await accounts.probe(input, network);
    if (!found.ok) return found;
    return done({ candidates: found.value.map(toRow) });
  }),

  'account.signIn': command(commands['account.signIn'], async (args, { accounts, store }) => {
    const client = await store.forWorkspace(args.workspaceId).get('workspaces', args.workspaceId);
    if (client === null) return refused('not-found');
    const { again, history, ...rest } = args;
    const signedIn = await accounts.signIn({
      ...rest,
      ...(again === undefined ? {} : { again }),
      ...(history === undefined ? {} : { history }),
    });
    return signedIn.ok ? done({ accountId: signedIn.value }) : signedIn;
  }),

  'account.cancelSignIn': command(
    commands['account.cancelSignIn'],
    async ({ flowId }, { accounts }) => {
      accounts.cancelSignIn(flowId);
      return await Promise.resolve(done({}));
    },
  ),

  'account.answerPrompt': command(
    commands['account.answerPrompt'],
    async ({ flowId, fields }, { accounts }) => {
      accounts.answerPrompt(flowId, fields);
      return await Promise.resolve(done({}));
    },
  ),

  'account.remove': command(commands['account.remove'], async (args, { accounts }) => {
    const removed = await accounts.remove(args.workspaceId, args.accountId);
    return removed.ok ? done({}) : removed;
  }),

  'account.setMailRules': command(commands['account.setMailRules'], async (args, { accounts }) => {
    const { workspaceId, accountId, rules } = args;
    const set = await accounts.setOptions({
      workspaceId,
      accountId,
      options: { mailRules: rules },
    });
    return set.ok ? done({}) : set;
  }),

  'account.lists': command(commands['account.lists'], async (args, { accounts }) => {
    const lists = await accounts.lists(args.workspaceId, args.accountId);
    return lists.ok ? done({ lists: lists.value }) : lists;
  }),

  'account.acceptGaps': command(
    commands['account.acceptGaps'],
    async ({ workspaceId, accountId }, { store }) =>
      await store.forWorkspace(workspaceId).change(
        (tx) => {
          if (tx.get('accounts', accountId) === null) return refused('not-found');
          for (const cursor of tx.find('cursors', { where: { accountId } }))
            if (cursor.gaps.length > 0) tx.put('cursors', acceptGaps(cursor));
          return done({});
        },
        { safety: 'durable' },
      ),
  ),

  'account.setHistory': command(
    commands['account.setHistory'],
    async ({ workspaceId, accountId, history }, { store }) =>
      await store.forWorkspace(workspaceId).change(
        (tx) => {
          const account = tx.get('accounts', accountId);
          if (account === null) return refused('not-found');
          tx.put('accounts', { ...account, history });
          return done({});
        },
        { safety: 'durable' },
      ),
  ),

  'account.setMonthlyCap': command(
    commands['account.setMonthlyCap'],
    async ({ workspaceId, accountId, cap }, { store }) =>
      await store.forWorkspace(workspaceId).change(
        (tx) => {
          const account = tx.get('accounts', accountId);
          if (account === null) return refused('not-found');
          const { monthlyCap: _before, ...rest } = account;
          tx.put('accounts', cap === null ? rest : { ...rest, monthlyCap: cap });
          return done({});
        },
        { safety: 'durable' },
      ),
  ),

  'account.sync': command(
    commands['account.sync'],
    async ({ workspaceId, accountId }, { store }) =>
      await store.forWorkspace(workspaceId).change(
        (tx) => {
          if (tx.get('accounts', accountId) === null) return refused('not-found');
          for (const cursor of tx.find('cursors', { where: { accountId } }))
            tx.put('cursors', { ...cursor, nextAt: 0 });
          return done({});
        },
        { safety: 'cache' },
      ),
  ),
};

function toRow({ prefilled, methods, ...candidate }: Candidate) {
  return {
    ...candidate,
    methods: methods.map(({ fields, ...method }) => ({ ...method, fields: [...fields] })),
    ...(prefilled === undefined ? {} : { prefilled: { ...prefilled } }),
  };
}
