import { keepCompiled } from '#main/shell/keep-compiled.ts';

keepCompiled();
// Read after the line above, and still before Electron is ready: it runs when this file has run to its
// end, before anything else can.
void import('#main/shell/begin.ts');
