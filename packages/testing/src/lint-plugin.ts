import { noClock } from './no-clock.ts';
import type { Rule } from './rule.ts';
import { skipSaysWhy } from './skip-says-why.ts';

interface Plugin {
  readonly meta: { readonly name: string };
  readonly rules: Readonly<Record<string, Rule>>;
}

/** For oxlint, which wants a plugin to be the default export. */
const plugin: Plugin = {
  meta: { name: 'tests' },
  rules: { 'no-clock': noClock, 'skip-says-why': skipSaysWhy },
};

export default plugin;
