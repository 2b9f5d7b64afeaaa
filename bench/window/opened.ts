import type { ElectronApplication, Page } from '@playwright/test';
import { launch } from '#e2e/fixtures/launch.ts';

/** The app with its window, when the first row can be worked on. */
export type Opened = { readonly app: ElectronApplication; readonly page: Page };

/** The list of conversations; suggestions for a search are a list of options, too. */
export const LIST = '[role="listbox"][data-keys="list"]';
export const ROWS = `${LIST} [role="option"]`;
export const FIELD = '[role="search"] input';

export async function open(dataDir: string): Promise<Opened> {
  const app = await launch({ dataDir });
  const page = await app.firstWindow();
  await page.locator(ROWS).first().waitFor();
  return { app, page };
}
