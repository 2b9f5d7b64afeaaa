import { z } from 'zod';
import type { Account } from '#domain/account.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import type { Secrets } from '#main/ports.ts';

type Fields = Readonly<Record<string, string>>;
type Kept = Pick<Account, 'secretRef'>;
/** What accounts have in common that may share an app. */
export type SharedBy = Pick<Account, 'workspaceId' | 'network' | 'serverUrl'> & {
  readonly methodId: string;
};

const stored = z.record(z.string(), z.string());
const refOf = ({ secretRef }: Kept): string => `${secretRef}.kept`;
const appRefOf = ({ workspaceId, network, serverUrl, methodId }: SharedBy): string =>
  ['app', workspaceId, network, methodId, serverUrl].join('|');

async function read(ref: string, secrets: Secrets): Promise<Fields> {
  const text = await secrets.get(ref);
  if (text === null) return {};
  try {
    return stored.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

const isFilled = (value: string | undefined): boolean => (value ?? '').trim() !== '';

/** What was typed, with what was kept where nothing was typed. `account`: the one that signs in again. */
export async function withKeptFields(
  from: {
    readonly account: Kept | null;
    readonly app: SharedBy;
    readonly method: SignInMethod | undefined;
  },
  typed: Fields,
  secrets: Secrets,
): Promise<Fields> {
  const filled = Object.entries(typed).filter(([, value]) => isFilled(value));
  const shared = namesOf(from.method, 'isShared');
  // A new id with the old secret would be no app at all.
  const isNewApp = shared.some((name) => isFilled(typed[name]));
  const app = shared.length === 0 || isNewApp ? {} : await read(appRefOf(from.app), secrets);
  const own = from.account === null ? {} : await read(refOf(from.account), secrets);
  return { ...typed, ...own, ...app, ...Object.fromEntries(filled) };
}

function namesOf(method: SignInMethod | undefined, how: 'isKept' | 'isShared'): readonly string[] {
  return (method?.fields ?? []).filter((field) => field[how] === true).map(({ name }) => name);
}

/** Only fields whose network says so, and never beside the token in plain text: sealed as it is. */
export async function keepFields(
  to: { readonly account: Kept; readonly app: SharedBy },
  { method, fields }: { readonly method: SignInMethod | undefined; readonly fields: Fields },
  secrets: Secrets,
): Promise<void> {
  const places = [
    [refOf(to.account), namesOf(method, 'isKept')],
    [appRefOf(to.app), namesOf(method, 'isShared')],
  ] as const;
  for (const [ref, names] of places) {
    const kept = Object.fromEntries(names.map((name) => [name, fields[name] ?? '']));
    if (names.length > 0) await secrets.put(ref, JSON.stringify(kept));
  }
}

/** `others`: accounts that stay, and whatever app they share with this one. */
export async function dropKeptFields(
  account: Kept & Omit<SharedBy, 'methodId'> & Pick<Account, 'methodId'>,
  others: readonly (Omit<SharedBy, 'methodId'> & Pick<Account, 'methodId'>)[],
  secrets: Secrets,
): Promise<void> {
  await secrets.drop(refOf(account));
  const { methodId } = account;
  if (methodId === undefined) return;
  const ref = appRefOf({ ...account, methodId });
  const isShared = others.some(
    (other) =>
      other.methodId !== undefined && appRefOf({ ...other, methodId: other.methodId }) === ref,
  );
  if (!isShared) await secrets.drop(ref);
}
