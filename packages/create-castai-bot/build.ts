/** Builds what is published: `node build.ts`. */
import path from 'node:path';
import { bundle } from './scripts/bundle.ts';

await bundle(path.join(import.meta.dirname, 'dist'));
