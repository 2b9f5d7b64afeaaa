import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestPorts, type TestPorts } from '#main/testing/ports.ts';
import { openData } from './open-data.ts';

const ABOUT = { version: '0.0.0', platform: 'linux', systemLocale: 'en' } as const;
let folder = '';
let ports: TestPorts;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-data-'));
  ports = createTestPorts(folder);
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** As a build with other collections would have left it. */
function pretendOtherBuild(): void {
  const database = new DatabaseSync(join(folder, 'parley.sqlite'));
  database.exec(
    `UPDATE "_rxdb_internal-0" SET data = replace(
       replace(data, '"schemaHash":"', '"schemaHash":"other'), '"serverUrl":', '"serverAddress":'), sum = NULL`,
  );
  database.close();
}

test('data of another build of the same version are refused with a sentence and left alone', async () => {
  await (await openData(ports, ABOUT)).close();
  pretendOtherBuild();
  await expect(openData(ports, ABOUT)).rejects.toThrow(
    `The data in ${folder} were written by another build of this version.`,
  );
});

test('the sentence comes in the language of the person', async () => {
  await (await openData(ports, ABOUT)).close();
  pretendOtherBuild();
  await expect(openData(ports, { ...ABOUT, systemLocale: 'de' })).rejects.toThrow(
    'hat ein anderer Stand dieser Version geschrieben',
  );
});
