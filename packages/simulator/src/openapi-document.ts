import type { document } from '@castai-bot/api/document';

/** The API document that requests are checked against. */
export type OpenApiDocument = typeof document;
export type Components = OpenApiDocument['components'];
export type Schema = Components['schemas'][string];
