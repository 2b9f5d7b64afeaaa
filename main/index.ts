import { start } from '#main/shell/start.ts';

start();
