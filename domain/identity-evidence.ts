import type { IdentityKeys } from './identity-keys.ts';

/** Why two may be one person. `about`: the site, the address, the name that both have. */
export type Evidence = {
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  readonly about: string;
};

/** The strongest first; the order is all that is made of it. */
export const EVIDENCE_KINDS = ['proven', 'page', 'mail', 'site', 'handle', 'picture'] as const;

export function byEvidence(a: readonly Evidence[], b: readonly Evidence[]): number {
  return strongest(a) - strongest(b) || b.length - a.length;
}

function strongest(evidence: readonly Evidence[]): number {
  return Math.min(...evidence.map(({ kind }) => EVIDENCE_KINDS.indexOf(kind)));
}

/** Without what only pictures could show. */
export function evidenceFor(one: IdentityKeys, other: IdentityKeys): readonly Evidence[] {
  const sites = mostPrecise(one.sites.filter((site) => other.sites.includes(site)));
  const mails = one.mails.filter((mail) => other.mails.includes(mail));
  const isSameHandle = one.handle !== undefined && one.handle === other.handle;
  return [
    ...sites.map((site): Evidence => ({ kind: siteKind(site, one, other), about: site })),
    ...mails.map((mail): Evidence => ({ kind: 'mail', about: mail })),
    ...(isSameHandle ? [{ kind: 'handle', about: one.handle?.split('|')[0] ?? '' } as const] : []),
  ].toSorted((a, b) => EVIDENCE_KINDS.indexOf(a.kind) - EVIDENCE_KINDS.indexOf(b.kind));
}

function siteKind(
  site: string,
  one: IdentityKeys,
  other: IdentityKeys,
): 'proven' | 'page' | 'site' {
  if (one.proven.includes(site) || other.proven.includes(site)) return 'proven';
  const isPageOfOne = (one.page === site) !== (other.page === site);
  return isPageOfOne && site.includes('/') ? 'page' : 'site';
}

/** Who names the same page need not be told that it lies on the same site. */
function mostPrecise(sites: readonly string[]): readonly string[] {
  return sites.filter((site) => !sites.some((more) => more.startsWith(`${site}/`)));
}
