import type { Row } from './row.ts';
import { bundledBotRows } from './rows/bundled-bot.ts';
import { cliRows } from './rows/cli.ts';
import { explorerRows } from './rows/explorer.ts';
import { generatorRows } from './rows/generator.ts';
import { manyClustersRow } from './rows/many-clusters.ts';
import { imageRows } from './rows/image.ts';
import { packedRuntimeRows } from './rows/packed-runtime.ts';
import { rateLimitRows } from './rows/rate-limit.ts';
import { simulatorWorldRows } from './rows/simulator-world.ts';
import { switchingRow } from './rows/switching.ts';
import { textGrowthRow } from './rows/text-growth.ts';
import { testTimeRow } from './rows/test-time.ts';
import { unusedPartsRows } from './rows/unused-parts.ts';

/** Every budget, in the order of the design's table. */
export const rows: readonly Row[] = [
  ...generatorRows,
  ...cliRows,
  ...bundledBotRows,
  ...unusedPartsRows,
  ...packedRuntimeRows,
  switchingRow,
  ...simulatorWorldRows,
  ...explorerRows,
  manyClustersRow,
  ...rateLimitRows,
  ...imageRows,
  textGrowthRow,
  testTimeRow,
];
