import type { Mutant } from './mutant.ts';
import { DOUBT_MUTANTS } from './of-doubt.ts';
import { SENDING_MUTANTS } from './of-sending.ts';
import { SYNC_MUTANTS } from './of-sync.ts';

export const MUTANTS: readonly Mutant[] = [...SENDING_MUTANTS, ...DOUBT_MUTANTS, ...SYNC_MUTANTS];
