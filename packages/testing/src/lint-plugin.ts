import { noClock, type Rule } from './no-clock.ts';

interface Plugin {
  readonly meta: { readonly name: string };
  readonly rules: Readonly<Record<string, Rule>>;
}

/** For oxlint, which wants a plugin to be the default export. */
const plugin: Plugin = { meta: { name: 'tests' }, rules: { 'no-clock': noClock } };

export default plugin;
