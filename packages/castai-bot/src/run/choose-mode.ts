import { toFlagName, usageError } from '@castai-bot/cli';
import { isWorldGiven, type WorldFlags } from './start-world.ts';

export interface ModeFlags extends WorldFlags {
  readonly simulate: boolean;
  readonly apply: boolean;
  readonly dryRun: boolean;
  readonly watch: boolean;
  readonly maxWrites: number | undefined;
  readonly record: string | undefined;
  readonly replay: string | undefined;
  readonly plan: string | undefined;
  readonly planOut: string | undefined;
  /** @default none */
  readonly html?: string | undefined;
}

/** What a run goes against, and whether it may write there. */
export type RunMode =
  | { readonly kind: 'simulator'; readonly isDryRun: boolean }
  | { readonly kind: 'api'; readonly isDryRun: boolean }
  | { readonly kind: 'recording'; readonly file: string };

/** What cannot be asked for at once, and why. */
const CONTRADICTIONS: readonly (readonly [Asked, Asked, string])[] = [
  ['simulate', 'replay', 'one of them answers'],
  ['simulate', 'apply', 'a simulated run writes, and needs no leave'],
  ['apply', 'dryRun', 'one writes, the other does not'],
  ['apply', 'replay', 'a recording cannot be written to'],
  ['dryRun', 'replay', 'a recording runs as it was recorded'],
  ['simulate', 'maxWrites', 'a simulated run has nothing to lose'],
  ['replay', 'maxWrites', 'a recording cannot be written to'],
  ['simulate', 'planOut', 'a plan that is kept is one of the real CAST AI'],
  ['replay', 'planOut', 'a plan that is kept is one of the real CAST AI'],
  ['apply', 'planOut', 'one writes, the other only plans'],
  ['watch', 'planOut', 'each run would replace the plan'],
  ['plan', 'planOut', 'one is sent, the other is made'],
  ['record', 'replay', 'there is nothing new to record'],
  ['watch', 'apply', 'saving a file must not write to CAST AI'],
  ['watch', 'record', 'each run would replace the recording'],
  ['watch', 'html', 'each run would replace the page'],
  ['watch', 'maxWrites', 'it shows each plan, and sends none'],
  ['watch', 'json', 'that is one document, and this runs again and again'],
];

type Asked =
  | 'maxWrites'
  | 'simulate'
  | 'apply'
  | 'dryRun'
  | 'watch'
  | 'record'
  | 'replay'
  | 'plan'
  | 'planOut'
  | 'html'
  | 'json';

/** Reads the flags as one mode. @throws CliError USAGE for flags that contradict each other */
export function chooseMode(flags: ModeFlags, { isJson }: { readonly isJson: boolean }): RunMode {
  const asked = { ...flags, json: isJson };
  const isAsked = (name: Asked): boolean => asked[name] !== undefined && asked[name] !== false;
  const found = CONTRADICTIONS.find(([one, other]) => isAsked(one) && isAsked(other));
  if (found !== undefined) {
    const [one, other, why] = found;
    const words = `--${toFlagName(one)} with --${toFlagName(other)}`;
    throw usageError(`Cannot take ${words}: ${why}`, 'castai-bot run --help');
  }
  if (!flags.simulate && isWorldGiven(flags)) {
    throw usageError(
      'Cannot choose the world: --seed, --clusters, --world, --fault and the like are of --simulate',
      'castai-bot run --simulate',
    );
  }
  if (flags.plan !== undefined && !flags.apply) {
    throw usageError(
      'Cannot take --plan without --apply, which sends what is in it',
      'castai-bot plan show <file> only shows it',
    );
  }
  if (flags.replay !== undefined) return { kind: 'recording', file: flags.replay };
  if (flags.simulate) return { kind: 'simulator', isDryRun: flags.dryRun };
  return { kind: 'api', isDryRun: !flags.apply };
}
