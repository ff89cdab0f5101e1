import { buildPages } from '../packages/page/scripts/build-page.ts';
import { generateTemplates } from '../packages/scaffold/scripts/generate-templates.ts';

/** Writes what is generated and not committed. Vitest calls it too, so that a test never runs on what is stale. */
export async function setup(): Promise<void> {
  await Promise.all([generateTemplates(), buildPages()]);
}

await setup();
