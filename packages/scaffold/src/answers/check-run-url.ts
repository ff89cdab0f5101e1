import { checkText } from './check-text.ts';

const PLACEHOLDER = /\{([A-Za-z]+)\}/g;

/** What a run fills in: packages/runtime/docs/notify.md. */
export const RUN_URL_NAMES: readonly string[] = [
  'bot',
  'entry',
  'function',
  'clusterId',
  'pod',
  'job',
  'startedAt',
  'startedMs',
];

/** Says what keeps a value from being the address of a run's page, with `{…}` for what differs from run to run. */
export function checkRunUrl(value: string): string | undefined {
  // Kubernetes puts other variables in place of $(NAME).
  if (value.includes('$(')) return 'has $(, which Kubernetes would read as a variable';
  const unknown = [...value.matchAll(PLACEHOLDER)].find(([, name = '']) => !RUN_URL_NAMES.includes(name));
  if (unknown !== undefined) {
    const known = RUN_URL_NAMES.map((name) => `{${name}}`).join(', ');
    return `has ${unknown[0]}, which no run fills in, wanted some of ${known}`;
  }
  const filled = value.replaceAll(PLACEHOLDER, 'x');
  if (!/^https?:\/\/[^/]/.test(value) || !URL.canParse(filled))
    return 'wanted an address that begins with https://';
  return checkText(value);
}
