import type { RunnerOrder } from '@castai-bot/page';

/** What a page orders. */
export function readOrder(body: Readonly<Record<string, unknown>>): RunnerOrder {
  const { function: name, inputs, isDryRun, resets, tick } = body;
  return {
    function: String(name),
    inputs: Array.isArray(inputs) ? inputs.map(String) : [],
    isDryRun: isDryRun === true,
    resets: resets === true,
    tick: typeof tick === 'number' ? tick : null,
  };
}
