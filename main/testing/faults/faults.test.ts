import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cutFile, flipBit, strangeLog } from './damages.ts';
import { judgeRounds, runWriter } from './processes.ts';
import { limitedFiles, readOnlyFolder } from './space.ts';
import { dropFolder, makeWorld, newFolder, type World } from './world.ts';

/** A sample of `npm run faults`, which plays them all. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 60_000);
afterAll(() => {
  dropFolder(world.folder);
});

/** Rights and limits of POSIX. */
const posix = process.platform === 'win32' ? describe.skip : describe;

test('whichever bit turns over, what a person made is there, and the bad file is kept', async () => {
  const verdicts = [];
  for (let seed = 1; seed <= 14; seed += 1) verdicts.push(await flipBit(world, seed));
  expect(verdicts.map(({ broken }) => broken)).toEqual(verdicts.map(() => null));
  expect(new Set(verdicts.map(({ how }) => how))).toEqual(new Set(['whole', 'restored']));
}, 120_000);

test.each([0, 0.01, 0.5, 0.99])(
  'a file that is cut off at %d of its length is restored, with all that was made since the backup',
  async (share) => {
    expect(await cutFile(world, share)).toEqual({ broken: null, how: 'restored' });
  },
  60_000,
);

test('a log that does not belong to the file does no harm', async () => {
  const nonsense = Buffer.alloc(40_000, 0xa5);
  expect(await strangeLog(world, nonsense)).toEqual({ broken: null, how: 'whole' });
}, 60_000);

test('killed while the app writes: nothing acknowledged is lost, nothing is there by half', async () => {
  const folder = newFolder();
  let acknowledged = 0;
  for (const killAfterMs of [5, 90, 400]) {
    const said = await runWriter(folder, { start: acknowledged, killAfterMs });
    expect(said.acknowledged).toBeGreaterThan(acknowledged);
    ({ acknowledged } = said);
    expect(await judgeRounds(folder, acknowledged)).toEqual({ broken: null, how: 'whole' });
  }
  dropFolder(folder);
}, 120_000);

posix('where nothing can be written', () => {
  const refused = { broken: null, how: 'refused' };

  test('a folder without rights is refused with a sentence, and nothing is lost', async () => {
    expect(await readOnlyFolder('new')).toEqual(refused);
    expect(await readOnlyFolder('used')).toEqual(refused);
  }, 120_000);

  test('at the end of the space the app goes on reading, and keeps what it acknowledged', async () => {
    expect(await limitedFiles(3_000)).toEqual(refused);
  }, 120_000);
});
