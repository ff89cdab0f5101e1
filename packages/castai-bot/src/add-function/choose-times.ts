import { toFlagName, usageError } from '@castai-bot/cli';

/** What flags say of the times of a run. */
export interface TimeFlags {
  readonly oneShot: boolean;
  readonly schedule: string | undefined;
  readonly timeZone: string | undefined;
}

/** A null schedule where there is to be none. @throws CliError USAGE when the flags contradict each other */
export function chooseTimes({ oneShot, schedule, timeZone }: TimeFlags): {
  readonly schedule: string | null | undefined;
  readonly timeZone: string | undefined;
} {
  if (!oneShot) return { schedule, timeZone };
  for (const [name, value] of Object.entries({ schedule, timeZone })) {
    if (value !== undefined)
      throw usageError(`Cannot take --one-shot and --${toFlagName(name)}: wanted one of them`);
  }
  return { schedule: null, timeZone };
}
