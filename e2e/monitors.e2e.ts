import { chooseLanguage, doElsewhere, expect, test } from './fixtures/invented.ts';
import { goByKeys, leaveFields } from './fixtures/walk.ts';

/** Monitors with invented data: the form, a rise looked at closely, and who is spoken of how much. */
test.use({ trouble: false });

test('a query that cannot be understood says where; one that can says what it would find', async ({
  page,
}) => {
  await goByKeys(page, 'm');
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
  await page.keyboard.press('+');
  const form = page.getByRole('form', { name: 'New monitor' });
  const words = form.getByRole('textbox').first();
  const told = form.getByRole('status');
  await expect(words).toBeFocused();
  for (const [typed, sentence] of [
    ['Rabe "Kaffee', /quotation mark at place 6 is never closed/u],
    ['(Rabe OR Krähe', /bracket at place 1 is never closed/u],
    ['Rabe)', /At place 5 a bracket is closed/u],
    ['mood:bad', /mood:bad is not known/u],
    ['ab*', /would find nearly everything/u],
  ] as const) {
    await words.fill(typed);
    await expect(told).toHaveText(sentence);
  }
  await words.fill('"Rösterei Rabe" NOT site:rabe.example');
  await expect(told).toHaveText('41 mentions in the archive');
  await expect(form.getByRole('article').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
});

test('a rise is looked at closely by a key, with who waits for an answer, and left again', async ({
  page,
}) => {
  await goByKeys(page, 'm');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('41 mentions, usually 13');
  await leaveFields(page);
  await page.keyboard.press('w');
  await expect(page.getByRole('heading', { name: /^What is going on/u })).toBeVisible();
  const main = page.getByRole('main');
  for (const [title, value] of [
    ['Negative', '54%'],
    ['People', '31'],
    ['Answered', '12 of 41'],
  ] as const)
    await expect(main.locator('dl > div').filter({ hasText: title }).first()).toContainText(value);
  await expect(main.getByText('Versand')).toBeVisible();
  const answer = main.getByRole('button', { name: /^Answer / }).first();
  await expect(answer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('feed', { name: 'Mentions' })).toBeVisible();
});

for (const [language, said, hint, action] of [
  [
    'English',
    'It is as usual again',
    'No more is said about this name now than in the weeks before.',
    'Back to the mentions',
  ],
  [
    'Deutsch',
    'Es ist wieder wie sonst',
    'Über diesen Namen wird gerade nicht mehr gesprochen als in den Wochen davor.',
    'Zurück zu den Erwähnungen',
  ],
] as const)
  test(`a rise that ends while it is looked at says so, with one way on: ${language}`, async ({
    page,
  }) => {
    await chooseLanguage(page, language);
    await goByKeys(page, 'm');
    const main = page.getByRole('main');
    const name = main.getByRole('button', { name: /^Rösterei Rabe/u });
    await name.click();
    await expect(main.getByRole('alert')).toBeVisible();
    await leaveFields(page);
    await page.keyboard.press('w');
    await expect(main.locator('dl').first()).toBeVisible();
    // Other words for the same name: what they find is as usual.
    const kept = {
      isCompetitor: false,
      isSearched: true,
      tellsRise: true,
      tellsNegativeFrom: 1000,
    };
    await doElsewhere(page, {
      name: 'monitor.save',
      args: {
        ...kept,
        workspaceId: 'rabe',
        monitorId: 'name',
        name: 'Rösterei Rabe',
        words: '"Rösterei Rabe"',
      },
    });
    await expect(main.getByText(said, { exact: true })).toBeVisible();
    await expect(main.getByText(hint, { exact: true })).toBeVisible();
    // No figures of what is over, and no second way back beside the one.
    await expect(main.locator('dl')).toHaveCount(0);
    const way = main.getByRole('button', { name: action });
    await expect(way).toHaveCount(1);
    await way.press('Enter');
    await expect(way).toBeHidden();
    await expect(main.getByRole('feed')).toBeVisible();
    await expect(main.getByRole('alert')).toHaveCount(0);
    // Over is over: its key leads nowhere.
    await leaveFields(page);
    await page.keyboard.press('w');
    await expect(main.getByRole('feed')).toBeVisible();
  });

test('the share adds up to a whole, as picture and as table', async ({ page }) => {
  await goByKeys(page, 'm');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Share', exact: true })).toBeVisible();
  await page.getByRole('button', { name: /as a table/u }).click();
  const cells = await page.getByRole('main').getByRole('row').allInnerTexts();
  const shares = cells.flatMap((row) => /(\d+)%/u.exec(row)?.[1] ?? []).map(Number);
  expect(shares.length).toBe(3);
  expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThanOrEqual(1);
});

test.describe('just connected', () => {
  test.use({ query: 'state=first' });
  test('each account says how far its past is, and how far it goes is a choice', async ({
    page,
  }) => {
    await goByKeys(page, 's');
    const past = page.getByRole('progressbar', { name: /^Older messages of/u });
    await expect(past).toHaveCount(3);
    // Of one nobody knows how much there is: it moves without saying how far.
    await expect(past.nth(0)).toHaveAttribute('value', '0.44');
    await expect(past.nth(1)).not.toHaveAttribute('value');
    await expect(page.getByText(/back to .*, 61 messages so far/u)).toBeVisible();
    await page
      .getByRole('button', { name: /Fetch older messages/u })
      .nth(2)
      .click();
    await page.getByRole('option', { name: '1 year back' }).click();
    await expect(page.getByRole('button', { name: /1 year back/u })).toBeVisible();
  });
});
