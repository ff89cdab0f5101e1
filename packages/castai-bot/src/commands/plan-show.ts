import path from 'node:path';
import { type Command, defineCommand } from '@castai-bot/cli';
import { renderPlanFile } from '../run/render-plan-file.ts';

export const command: Command = defineCommand({
  args: { file: { summary: 'what run --plan-out wrote', isRequired: true, completes: 'file' } },
  flags: {},
  examples: ['castai-bot plan show plan.json'],
  details:
    'Shows of which run a plan is, and what it would write. castai-bot run --apply --plan <file> ' +
    'runs the function again and lets through what the plan has, as long as it still does what the plan says.',
  touches: {
    runs: [],
    reads: ['castai-bot.json', 'package.json', 'files that flags name'],
    writes: [],
    sends: [],
  },
  handler: async ({ args }, { cwd }) => {
    const { readPlanFile } = await import('../run/plan/plan-file.ts');
    return { data: await readPlanFile(path.resolve(cwd, args.file), args.file) };
  },
  render: (plan, view) => renderPlanFile(plan, view, { isWhole: true }),
});
