import { randomInt } from 'node:crypto';
import path from 'node:path';
import process from 'node:process';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { TEST_LIMIT_MS } from './packages/testing/src/limits.ts';

const packages = [
  'api',
  'runtime',
  'simulator',
  'page',
  'cli',
  'yaml',
  'schedule',
  'scaffold',
  'create-castai-bot',
  'castai-bot',
  'testing',
];

// Workers inherit it.
process.env['TEST_SEED'] ??= String(randomInt(1_000_000));

const config: ViteUserConfig = defineConfig({
  ssr: { resolve: { conditions: ['@castai-bot/source', 'module', 'node', 'development|production'] } },
  test: {
    allowOnly: false,
    expect: { requireAssertions: true },
    // A process of its own costs each file a quarter of a second; instead, none leaves anything behind.
    isolate: false,
    setupFiles: [path.resolve(import.meta.dirname, 'packages/testing/src/leaves-nothing.ts')],
    restoreMocks: true,
    unstubEnvs: true,
    globalSetup: ['.scripts/generate.ts', '.scripts/compile-cache.ts'],
    // Most tests wait for programs they start: one worker less than cores, the default, leaves two cores half idle.
    maxWorkers: '100%',
    testTimeout: TEST_LIMIT_MS,
    hookTimeout: TEST_LIMIT_MS,
    teardownTimeout: TEST_LIMIT_MS,
    projects: [
      ...packages.map((name) => ({
        extends: true as const,
        test: { name, root: `packages/${name}`, include: ['src/**/*.test.ts'] },
      })),
      { extends: true, test: { name: 'scripts', root: '.scripts', include: ['*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'e2e',
          root: 'test',
          include: ['e2e/**/*.test.ts'],
          globalSetup: [path.resolve(import.meta.dirname, 'test/e2e/pack-once.ts')],
        },
      },
      { extends: true, test: { name: 'screenshots', root: 'test', include: ['screenshots/*.test.ts'] } },
      { extends: true, test: { name: 'pages', root: 'test', include: ['pages/*.test.ts'] } },
      { extends: true, test: { name: 'corpus', root: 'test', include: ['corpus/*.test.ts'] } },
      { extends: true, test: { name: 'lives', root: 'test', include: ['lives/*.test.ts'] } },
      { extends: true, test: { name: 'cluster', root: 'test', include: ['cluster/*.test.ts'] } },
    ],
  },
});

export default config;
