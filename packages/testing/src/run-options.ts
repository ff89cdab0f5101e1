import process from 'node:process';

const { TEST_SEED, TEST_WHOLE } = process.env;

/** Chance, of properties and samples, is this in a whole run: `TEST_SEED=… npm test` repeats it. */
export const seed: number = Number(TEST_SEED ?? 1);

/** Whether heavy matrices are tested whole: TEST_WHOLE=1. */
export const isWhole: boolean = TEST_WHOLE === '1';
