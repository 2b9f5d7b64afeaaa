import type { SignInMethod } from '#domain/sign-in.ts';
import type { ProbePorts, ProbeResult } from '#main/networks/connector.ts';
import { findServer } from './autoconfig.ts';
import { PASSWORD_SIGN_IN } from './info.ts';
import { providerOf, type Provider } from './providers.ts';

const ADDRESS = /^(?:mailto:)?([^\s@:/]+@((?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}))$/iu;

function methodFor(provider: Provider | null): SignInMethod {
  const { passwordPage, refuses, oauth } = provider ?? {};
  if (oauth !== undefined) return oauth.method;
  const fields = PASSWORD_SIGN_IN.fields.map((field) =>
    field.name === 'password' && passwordPage !== undefined
      ? { ...field, helpUrl: passwordPage }
      : field,
  );
  if (refuses === undefined) return { ...PASSWORD_SIGN_IN, fields };
  const cost = { en: 'Free', de: 'Kostenlos' };
  return { ...PASSWORD_SIGN_IN, fields, guide: { steps: [], cost, heldBack: refuses } };
}

/** A mail address. With an @ in front it is somebody on another network. */
export async function probe(input: string, lent: ProbePorts): Promise<ProbeResult | null> {
  const [, address, domain] = ADDRESS.exec(input.trim()) ?? [];
  if (address === undefined || domain === undefined) return null;
  const provider = providerOf(domain);
  const server = await findServer(domain.toLowerCase(), lent);
  return {
    serverUrl: `imaps://${server}`,
    title: address,
    methods: [methodFor(provider)],
    prefilled: { address, server },
  };
}
