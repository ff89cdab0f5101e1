import * as fc from 'fast-check';
import { seed } from './run-options.ts';

/** A budget is one of runs, never of time: a busy machine tries as much as a quiet one. */
const RUNS = 100;

fc.configureGlobal({ seed, numRuns: RUNS });

/** fast-check with the seed of this run, which it prints when a property fails, and a budget of runs. */
export { fc };
