import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeenRequest } from '#main/networks/conformance/loopback-server.ts';

const SECRET_FIELDS = /token|secret|code|verifier|password/iu;

/** Every secret that really went over the wire: tokens, codes, verifiers, the secret of the app. */
export function secretsSeen(requests: readonly SeenRequest[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { headers, body, query } of requests) {
    const bearer = /^bearer (.+)$/iu.exec(headers.authorization ?? '')?.[1];
    if (bearer !== undefined) found.add(bearer);
    for (const [name, value] of [...new URLSearchParams(body), ...query])
      if (SECRET_FIELDS.test(name) && value.length >= 8) found.add(value);
  }
  // A challenge is public by design, and its method is a word.
  for (const { query } of requests)
    for (const name of ['code_challenge', 'code_challenge_method'])
      found.delete(query.get(name) ?? '');
  return found;
}

/** A secret as it stands in files and messages: as it is, in two bytes a letter, in base64. */
function shapesOf(secret: string): readonly Buffer[] {
  return [
    Buffer.from(secret),
    Buffer.from(secret, 'utf16le'),
    // Without its end, which depends on what follows it.
    Buffer.from(Buffer.from(secret).toString('base64').slice(0, -4)),
  ];
}

export function leaksIn(bytes: Buffer, secrets: Iterable<string>): readonly string[] {
  return [...secrets].filter((secret) => shapesOf(secret).some((shape) => bytes.includes(shape)));
}

/** `file: secret` for each file below `folder` that holds one. `looked`: how many files were read. */
export async function leaksBelow(
  folder: string,
  secrets: ReadonlySet<string>,
): Promise<{ readonly leaks: readonly string[]; readonly looked: readonly string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const looked = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const leaks: string[] = [];
  for (const file of looked)
    for (const secret of leaksIn(await readFile(file), secrets)) leaks.push(`${file}: ${secret}`);
  return { leaks, looked };
}
