import type { ProgramCall, ProgramOutcome } from '../../process/run-program.ts';

/** In the order they are tried. */
export const ENGINES = ['docker', 'podman', 'buildah', 'nerdctl'] as const;
export type EngineName = (typeof ENGINES)[number];

/** A program that builds and pushes images, and answered when it was asked. */
export interface Engine {
  readonly name: EngineName;
  /** What docker builds with: BuildKit through buildx, or the builder it had before. */
  readonly builder: 'buildx' | 'classic' | 'own';
  readonly version: string;
  /**
   * BuildKit unpacks what it builds into the engine's own store, and then refuses to rewrite the times of files.
   * @see https://github.com/moby/buildkit/issues/4230
   */
  readonly isUnpacking?: true;
  /** What else is worth knowing about it, for people: where it listens, who answers. */
  readonly about: string;
}

/** An engine, or why it is none. */
export type Probe = { readonly engine: Engine } | { readonly problem: string };

/** Runs a program in the bot's repo; the caller has bound everything but the call. */
export type RunProgram = (call: ProgramCall, options?: ProgramLimits) => Promise<ProgramOutcome>;

export interface ProgramLimits {
  readonly timeoutMs?: number;
  /** Shows what the program prints as it prints it. */
  readonly isLive?: boolean;
}

/** Whether several platforms end up behind one name. */
export function canBuildManyPlatforms({ builder }: Engine): boolean {
  return builder !== 'classic';
}
