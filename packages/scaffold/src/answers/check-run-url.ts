import { checkText } from './check-text.ts';

/** Says what keeps a value from being the address of a run's page, with `{…}` for what differs from run to run. */
export function checkRunUrl(value: string): string | undefined {
  // Kubernetes puts other variables in place of $(NAME).
  if (value.includes('$(')) return 'has $(, which Kubernetes would read as a variable';
  const filled = value.replaceAll(/\{[A-Za-z]+\}/g, 'x');
  if (!/^https?:\/\/[^/]/.test(value) || !URL.canParse(filled))
    return 'wanted an address that begins with https://';
  return checkText(value);
}
