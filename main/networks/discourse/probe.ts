import type { ProbePorts, ProbeResult } from '#main/networks/connector.ts';
import { findForum } from './forum.ts';
import { adminKey, USER_KEY } from './info.ts';

export async function probe(input: string, lent: ProbePorts): Promise<ProbeResult | null> {
  const forum = await findForum(input, lent);
  if (forum === null) return null;
  return {
    serverUrl: forum.url,
    title: forum.title,
    software: 'Discourse',
    methods: [USER_KEY, adminKey(`${forum.url}/admin/api/keys`)],
  };
}
