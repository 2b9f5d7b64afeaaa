import type { CommandValue } from '#contract/commands.ts';
import type { AccountRow, NetworkRow } from '#contract/account-rows.ts';

type Failure = NonNullable<AccountRow['failure']>;
export type Candidate = CommandValue<'account.probe'>['candidates'][number];
export type Method = Candidate['methods'][number];

/** Where the person is on the way to an account. What was typed lives beside it and survives. */
type Step =
  | { readonly kind: 'start' }
  | { readonly kind: 'probing' }
  | { readonly kind: 'nothing-found' }
  | { readonly kind: 'choose' }
  | { readonly kind: 'sign-in'; readonly candidate: Candidate; readonly method: Method }
  | {
      readonly kind: 'waiting';
      readonly candidate: Candidate;
      readonly method: Method;
      readonly flowId: string;
    };

export type ConnectState = {
  readonly input: string;
  /** Only this network is asked; null = Parley finds out. */
  readonly network: string | null;
  /** The way in that is proposed first, where it is offered: the one that was taken the last time. */
  readonly methodId: string | null;
  readonly candidates: readonly Candidate[];
  readonly step: Step;
  /** Typed values by field name, kept over failures and over another choice of method. */
  readonly fields: Readonly<Record<string, string>>;
  readonly failure: Failure | null;
};

export type ConnectEvent =
  | { readonly kind: 'typed'; readonly input: string }
  | { readonly kind: 'network-chosen'; readonly network: string | null }
  | ({ readonly kind: 'again' } & Pick<ConnectState, 'input' | 'network' | 'methodId'>)
  | { readonly kind: 'probing' }
  | { readonly kind: 'probed'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'candidate-chosen'; readonly candidate: Candidate }
  | { readonly kind: 'method-chosen'; readonly method: Method }
  | { readonly kind: 'field-typed'; readonly name: string; readonly value: string }
  | { readonly kind: 'waiting'; readonly flowId: string }
  | { readonly kind: 'back' };

export const CONNECT_START: ConnectState = {
  input: '',
  network: null,
  methodId: null,
  candidates: [],
  step: { kind: 'start' },
  fields: {},
  failure: null,
};

function toForm(state: ConnectState, candidate: Candidate): ConnectState {
  const [first] = candidate.methods;
  const method = candidate.methods.find(({ id }) => id === state.methodId) ?? first;
  if (method === undefined) return { ...state, step: { kind: 'nothing-found' } };
  return {
    ...state,
    failure: null,
    step: { kind: 'sign-in', candidate, method },
    fields: { ...state.fields, ...candidate.prefilled },
  };
}

function found(state: ConnectState, candidates: readonly Candidate[]): ConnectState {
  const [only, ...others] = candidates;
  if (state.step.kind !== 'probing') return state;
  if (only === undefined)
    return { ...state, candidates, step: { kind: 'nothing-found' }, failure: null };
  if (others.length > 0) return { ...state, candidates, step: { kind: 'choose' }, failure: null };
  return toForm({ ...state, candidates }, only);
}

function back(state: ConnectState): ConnectState {
  const hasChoice = state.candidates.length > 1 && state.step.kind !== 'choose';
  return { ...state, failure: null, step: { kind: hasChoice ? 'choose' : 'start' } };
}

/** The way back after trouble: to the place where it can be mended, never to an empty card. */
function afterFailure({ step, ...state }: ConnectState, failure: Failure): ConnectState {
  if (step.kind === 'waiting')
    return { ...state, failure: failure.code === 'canceled' ? null : failure, step: formOf(step) };
  return { ...state, failure, step: step.kind === 'probing' ? { kind: 'start' } : step };
}

function formOf(step: Extract<Step, { kind: 'waiting' }>): Step {
  return { kind: 'sign-in', candidate: step.candidate, method: step.method };
}

/** Another address or network: the answers to the old one do not count any more. */
function anew(state: ConnectState): ConnectState {
  return { ...state, candidates: [], failure: null, step: { kind: 'start' } };
}

function inForm(
  state: ConnectState,
  next: (step: Extract<Step, { kind: 'sign-in' }>) => Step,
): ConnectState {
  const { step } = state;
  return step.kind === 'sign-in' ? { ...state, failure: null, step: next(step) } : state;
}

/** The connect card as one function. An event that does not fit the step changes nothing. */
export function connectStep(state: ConnectState, event: ConnectEvent): ConnectState {
  switch (event.kind) {
    case 'typed':
      return anew({ ...state, input: event.input });
    case 'network-chosen':
      return anew({ ...state, network: event.network });
    case 'again': {
      const { kind: _kind, ...known } = event;
      return anew({ ...state, ...known });
    }
    case 'probing':
      return { ...state, failure: null, step: { kind: 'probing' } };
    case 'probed':
      return found(state, event.candidates);
    case 'failed':
      return afterFailure(state, event.failure);
    case 'candidate-chosen':
      return toForm(state, event.candidate);
    case 'method-chosen':
      return inForm(state, (step) => ({ ...step, method: event.method }));
    case 'field-typed':
      return { ...state, fields: { ...state.fields, [event.name]: event.value } };
    case 'waiting':
      return inForm(state, (step) => ({ ...step, kind: 'waiting', flowId: event.flowId }));
    case 'back':
      return back(state);
  }
}

/** What a sign-in carries: only the fields that its method asks for. */
export function fieldsFor(
  method: Method,
  typed: ConnectState['fields'],
): Readonly<Record<string, string>> {
  return Object.fromEntries(method.fields.map(({ name }) => [name, typed[name] ?? '']));
}

/** What is there already and may stay empty: of the account that signs in again, of the client's app. */
export type KeptParts = { readonly account: boolean; readonly app: boolean };

export function isKeptField(field: Method['fields'][number], kept: KeptParts): boolean {
  return (kept.account && field.isKept === true) || (kept.app && field.isShared === true);
}

export function isComplete(
  method: Method,
  typed: ConnectState['fields'],
  kept: KeptParts,
): boolean {
  const isFilled = (name: string): boolean => (typed[name] ?? '').trim() !== '';
  // A new app is typed whole: its id does not go with the old secret.
  const isNewApp = method.fields.some(({ isShared, name }) => isShared === true && isFilled(name));
  const still = { ...kept, app: kept.app && !isNewApp };
  return method.fields.every(
    (field) => field.isOptional === true || isKeptField(field, still) || isFilled(field.name),
  );
}

/** Is the app of this way in known from another account of the client? */
export function hasApp(
  accounts: readonly AccountRow[],
  place: { readonly workspaceId: string; readonly candidate: Candidate; readonly method: Method },
): boolean {
  const { workspaceId, candidate, method } = place;
  return accounts.some(
    (account) =>
      account.workspaceId === workspaceId &&
      account.network === candidate.network &&
      account.serverUrl === candidate.serverUrl &&
      account.methodId === method.id,
  );
}

/** Networks that are offered: not those that only live inside Parley. */
export function offered(networks: readonly NetworkRow[]): readonly NetworkRow[] {
  return networks.filter((network) => network.stage !== 'embedded');
}

/** A name for a new client out of what was typed: `@rabe@kaffee.social` is probably "Rabe". */
export function suggestClientName(input: string): string {
  const bare = input
    .trim()
    .replace(/^https?:\/\//iu, '')
    .replace(/^www\./iu, '')
    .replace(/^[@!]/u, '');
  const [word = ''] = bare.split(/[@./:]/u);
  const spaced = word.replaceAll(/[-_]+/gu, ' ').trim().slice(0, 100);
  return spaced === '' ? '' : `${spaced[0]?.toLocaleUpperCase() ?? ''}${spaced.slice(1)}`;
}

/** Signing in again starts with what is known about the account. */
export function knownAddress(
  account: Pick<AccountRow, 'handle' | 'serverUrl'>,
  network: NetworkRow | undefined,
): string {
  return network?.onlyServer ?? (account.handle === '' ? account.serverUrl : account.handle);
}
