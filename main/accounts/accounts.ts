import type { Failure } from '#domain/failure.ts';
import type { HistoryReach } from '#domain/history.ts';
import type { AccountId, WorkspaceId } from '#domain/ids.ts';
import type { SignInMethod, SignInPrompt } from '#domain/sign-in.ts';
import type { RemoteList } from '#main/networks/connector.ts';
import type { OptionsArgs } from './options.ts';

/** What an account command answers: the same shape as `Result` in contract/result.ts. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

export type Candidate = {
  readonly network: string;
  readonly serverUrl: string;
  readonly title: string;
  readonly software?: string;
  readonly methods: readonly SignInMethod[];
  readonly prefilled?: Readonly<Record<string, string>>;
};

export type SignInArgs = {
  readonly flowId: string;
  readonly workspaceId: WorkspaceId;
  readonly network: string;
  readonly serverUrl: string;
  readonly methodId: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The account that signs in again: what was kept for that need not be typed again. */
  readonly again?: AccountId;
  readonly history?: HistoryReach;
};

/** Everything that commands may ask for about accounts. None of these rejects for expected trouble. */
export type Accounts = {
  /** Asks all networks at once; best first, empty when none knows the input. */
  probe(input: string, network?: string): Promise<Outcome<readonly Candidate[]>>;
  /** Takes as long as the person needs, at most a quarter of an hour. */
  signIn(args: SignInArgs): Promise<Outcome<AccountId>>;
  /** What sign-ins under way ask of the person, by `flowId`. */
  prompts(): ReadonlyMap<string, SignInPrompt>;
  /** After every change of `prompts`; the answer ends it. */
  onPrompt(listener: () => void): () => void;
  /** What the person brings back from the network's page. Unknown ids are ignored. */
  answerPrompt(flowId: string, fields: Readonly<Record<string, string>>): void;
  /** Ends a sign-in that is under way; it answers `canceled`. Unknown ids are ignored. */
  cancelSignIn(flowId: string): void;
  /** What the person set for an account, for its connector; its feeds are read anew. */
  setOptions(args: OptionsArgs): Promise<Outcome<null>>;
  /** Takes a file of subscriptions in; what is subscribed already stays as it is. */
  importSubscriptions(args: {
    readonly workspaceId: WorkspaceId;
    readonly network: string;
    readonly file: string;
  }): Promise<Outcome<AccountId>>;
  /** The account's lists, asked of its network now. */
  lists(workspaceId: WorkspaceId, accountId: AccountId): Promise<Outcome<readonly RemoteList[]>>;
  /** Signs out and deletes what was fetched for it; unsent replies become drafts. */
  remove(workspaceId: WorkspaceId, accountId: AccountId): Promise<Outcome<null>>;
  /** Signs all accounts of a client out and forgets their tokens: before the client is deleted. */
  removeAll(workspaceId: WorkspaceId): Promise<void>;
  /** The sample client; made when there is none. */
  openSample(locale: 'en' | 'de'): Promise<WorkspaceId>;
};
