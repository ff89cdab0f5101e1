import type * as util from 'node:util';

/**
 * To import node:util from an ES module reads each of its exports, and so loads what compares texts and traces signals:
 * 1 % of the instructions that a small bot takes in all.
 */
const loaded: typeof util = process.getBuiltinModule('node:util');

export const inspect: typeof util.inspect = loaded.inspect;
export const isDeepStrictEqual: typeof util.isDeepStrictEqual = loaded.isDeepStrictEqual;
