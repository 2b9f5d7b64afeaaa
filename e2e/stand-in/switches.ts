/** Switches are ours and Chromium's; what is no switch is the app's folder. */
export const switches = process.argv.slice(2).filter((argument) => argument.startsWith('-'));

/** Playwright asks for a port of its own; people get a pipe, which nobody else can open. */
export const isDriven = switches.some((name) => name.startsWith('--remote-debugging-port'));
export const isHeadless = isDriven || process.env['PARLEY_HEADLESS'] === '1';
