import type { LabBot } from '../lab/make-bot.ts';
import type { BaseImages } from '../lab/make-bases.ts';
import type { EngineUnderTest } from '../lab/engines.ts';
import type { Lab } from '../lab/lab.ts';
import type { LabRegistry } from '../lab/start-registry.ts';
import type { Suite } from '../lab/suite.ts';

/** What every check works with. */
export interface Workshop {
  readonly suite: Suite;
  readonly lab: Lab;
  readonly registry: LabRegistry;
  readonly bases: BaseImages;
  readonly bot: LabBot;
  readonly bareBones: LabBot;
  /** Environment of the podman that runs images, as a node of a cluster would. */
  readonly nodeEnv: Readonly<Record<string, string>>;
}

/** One row of the summary. */
export interface Verdict {
  readonly engine: EngineUnderTest;
  readonly registryDigest: string;
  readonly manifestDigest: string;
  readonly exitCode: number | undefined;
}
