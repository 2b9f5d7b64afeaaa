import { z } from 'zod';
import type { Account } from '#domain/account.ts';
import type { SignInMethod } from '#domain/sign-in.ts';
import type { Secrets } from '#main/ports.ts';

type Fields = Readonly<Record<string, string>>;

const stored = z.record(z.string(), z.string());
const refOf = ({ secretRef }: Pick<Account, 'secretRef'>): string => `${secretRef}.kept`;

/** What was typed, with what was kept where nothing was typed. */
export async function withKeptFields(
  account: Pick<Account, 'secretRef'>,
  typed: Fields,
  secrets: Secrets,
): Promise<Fields> {
  const text = await secrets.get(refOf(account));
  if (text === null) return typed;
  const filled = Object.entries(typed).filter(([, value]) => value.trim() !== '');
  try {
    return { ...typed, ...stored.parse(JSON.parse(text)), ...Object.fromEntries(filled) };
  } catch {
    return typed;
  }
}

/** Only fields whose network says so, and never beside the token in plain text: sealed as it is. */
export async function keepFields(
  account: Pick<Account, 'secretRef'>,
  { method, fields }: { readonly method: SignInMethod | undefined; readonly fields: Fields },
  secrets: Secrets,
): Promise<void> {
  const names = (method?.fields ?? []).filter(({ isKept }) => isKept === true);
  const kept = names.map(({ name }) => [name, fields[name] ?? ''] as const);
  if (kept.length > 0) await secrets.put(refOf(account), JSON.stringify(Object.fromEntries(kept)));
}

export async function dropKeptFields(
  account: Pick<Account, 'secretRef'>,
  secrets: Secrets,
): Promise<void> {
  await secrets.drop(refOf(account));
}
