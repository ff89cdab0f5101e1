/** `npm run build`: builds what would be published in each package's `dist/`, and packs it into `dist/`. */
import path from 'node:path';
import fs from 'fs-extra';
import { packAll } from './pack.ts';
import { root } from './published-packages.ts';

const folder = path.join(root, 'dist');
await fs.emptyDir(folder);
for (const { file } of await packAll(folder)) console.log(`packed ${path.relative(root, file)}`);
