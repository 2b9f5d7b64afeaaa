import { z } from 'zod';

/**
 * Imported first by the window: its policy forbids code made from strings, and zod would try whether
 * it may, which the policy reports as a violation.
 */
z.config({ jitless: true });
