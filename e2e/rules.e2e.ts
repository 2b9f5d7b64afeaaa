import { expect, expectAccessible, test } from './fixtures/app.ts';
import { expectSample, goByKeys, leaveFields, openInbox } from './fixtures/walk.ts';

test('a rule from a template is tried, switched on, applied as one run and taken back; a macro has a key', async ({
  page,
}) => {
  await expectSample(page);
  await goByKeys(page, 'u');
  await page.getByRole('button', { name: 'Praise', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Praise' })).toBeVisible();
  await expect(page.getByText('This rule is off.')).toBeVisible();
  const trial = page.getByRole('region', { name: 'What it would have done' });
  await expect(trial.getByRole('status')).toContainText('Nothing has been changed.');
  await expectAccessible(page);

  await page.getByRole('button', { name: /^Change/u }).click();
  const words = page.getByRole('textbox', { name: 'Words or phrases' });
  await words.fill('/(a+)+$/');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/patterns are not understood/u)).toBeVisible();
  await page.getByRole('button', { name: 'Remove condition 3' }).click();
  await page.getByRole('button', { name: 'Remove condition 2' }).click();
  await page.getByRole('button', { name: 'Save' }).click();

  await page.getByRole('switch', { name: 'Rule “Praise”' }).press('Space');
  await expect(page.getByText('This rule is on.')).toBeVisible();
  await trial.getByText('90 days').click();
  await trial.getByRole('button', { name: /^Apply to/u }).click();
  const log = page.getByRole('region', { name: 'What rules did' });
  await expect(log.getByText(/gave it the label “Praise”/u).first()).toBeVisible();
  await leaveFields(page);
  await page.keyboard.press('z');
  await expect(log.getByText('taken back').first()).toBeVisible();

  await page.getByRole('button', { name: 'New macro' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Later');
  await page.getByRole('button', { name: 'Remove action 1' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await openInbox(page);
  const list = page.getByRole('option');
  const before = await list.first().getAttribute('aria-setsize');
  await page.keyboard.press('1');
  await expect(list.first()).toHaveAttribute('aria-setsize', String(Number(before) - 1));
  await page.keyboard.press('z');
  await expect(list.first()).toHaveAttribute('aria-setsize', String(before));
});
