import process from 'node:process';

/** The command line that runs a test file alone, with the choices of this run. */
export function nameRunAgain(
  project: string,
  file: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const options = ['TEST_SEED', 'TEST_WHOLE'].flatMap((name) => (env[name] ? [`${name}=${env[name]}`] : []));
  const command = `vitest run --project ${project} ${file}`;
  // with-pnpm.mjs brought this Node along.
  const start = env['CASTAI_BOT_NODE_BEFORE'] ? `npx --package=node@24 -c "${command}"` : `npx ${command}`;
  return [...options, start].join(' ');
}
