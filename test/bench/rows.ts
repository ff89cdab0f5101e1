import type { Row } from './row.ts';
import { bundledBotRows } from './rows/bundled-bot.ts';
import { cliRows } from './rows/cli.ts';
import { generatorRows } from './rows/generator.ts';
import { manyClustersRow } from './rows/many-clusters.ts';
import { packedRuntimeRows } from './rows/packed-runtime.ts';
import { imageRebuildRow } from './rows/image-rebuild.ts';
import { simulatorWorldRows } from './rows/simulator-world.ts';
import { testTimeRow } from './rows/test-time.ts';

/** Every budget, in the order of the design's table. */
export const rows: readonly Row[] = [
  ...generatorRows,
  ...cliRows,
  ...bundledBotRows,
  ...packedRuntimeRows,
  ...simulatorWorldRows,
  manyClustersRow,
  imageRebuildRow,
  testTimeRow,
];
