import type * as fs from 'node:fs';

/**
 * node:fs. To import that from an ES module loads the streams of files too, by reading each of its exports: 1 % of the
 * instructions that a small bot takes in all.
 */
export const fileSystem: typeof fs = process.getBuiltinModule('node:fs');
