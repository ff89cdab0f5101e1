import path from 'node:path';
import { root } from './published-packages.ts';

/** Where `npm test` leaves how long each file took. */
export const DURATIONS: string = path.join(root, 'node_modules/.cache/castai-bot/test-durations.json');

export interface FileDuration {
  /** From the root of the workspace. */
  readonly file: string;
  readonly seconds: number;
}
