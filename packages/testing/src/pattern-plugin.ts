import { noBacktracking } from './no-backtracking.ts';
import type { Rule } from './rule.ts';

interface Plugin {
  readonly meta: { readonly name: string };
  readonly rules: Readonly<Record<string, Rule>>;
}

/** For oxlint, which wants a plugin to be the default export. */
const plugin: Plugin = { meta: { name: 'patterns' }, rules: { 'no-backtracking': noBacktracking } };

export default plugin;
