import { generateTemplates } from '../packages/scaffold/scripts/generate-templates.ts';

/** Writes what is generated and not committed. Vitest calls it too, so that a test never runs on stale templates. */
export async function setup(): Promise<void> {
  await generateTemplates();
}

await setup();
