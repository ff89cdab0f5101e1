import path from 'node:path';
import fs from 'fs-extra';
import { root } from '../../../.scripts/published-packages.ts';
import { measured, notMeasured, type Row } from '../row.ts';

/** Where `npm test` leaves how long its last whole run took. */
export const testTimeRow: Row = {
  name: 'npm test, its last whole run here',
  limit: 15,
  unit: 'minutes',
  measure: async () => {
    const file = path.join(root, 'node_modules/.cache/castai-bot/test-minutes');
    return (await fs.pathExists(file))
      ? measured(Number(await fs.readFile(file, 'utf8')))
      : notMeasured('npm test has not run here');
  },
};
