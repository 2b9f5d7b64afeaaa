import { ConnectorError, type ProbePorts, type ProbeResult } from '#main/networks/connector.ts';
import { appPassword, GRANT } from './info.ts';
import { findSite } from './site.ts';

export async function probe(input: string, lent: ProbePorts): Promise<ProbeResult | null> {
  const site = await findSite(input, lent);
  if (site === null) return null;
  // Application passwords need https (or a site on this machine), and a site may switch them off.
  if (site.grantUrl === undefined)
    throw new ConnectorError(
      {
        code: 'server-unsupported',
        host: new URL(site.url).host,
        detail: 'Application passwords are not available',
      },
      true,
    );
  const profile = new URL('profile.php#application-passwords-section', site.grantUrl);
  return {
    serverUrl: site.url,
    title: site.name,
    software: 'WordPress',
    methods: [GRANT, appPassword(profile.href)],
  };
}
