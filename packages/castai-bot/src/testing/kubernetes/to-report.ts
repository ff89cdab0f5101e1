/** What a bot reports at its end, as the line that it prints; without `parts`, of a run in which nothing was done. */
export function toReport(exitCode: number, parts: object = {}): string {
  return JSON.stringify({
    schema: 1,
    bot: 'my-bot',
    function: 'greet',
    clusterId: null,
    exitCode,
    startedAt: '2026-01-05T12:00:00.000Z',
    durationMs: 7000,
    dryRun: false,
    counts: {},
    failed: [],
    failedCount: 0,
    ...parts,
  });
}
