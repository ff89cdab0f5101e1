import type { Command, CommandEntry } from './command.ts';

/** Puts into a text how our command lines are typed where we are: `npx castai-bot deploy`. */
export type WriteTyped = (text: string) => string;

/** A program: what it is called and what it can do. */
export interface CommandLine {
  /** As it is typed. */
  readonly name: string;
  readonly summary: string;
  readonly version: string;
  /** What the program itself does; one with commands may do nothing by itself. */
  readonly root?: Command;
  readonly commands: readonly CommandEntry[];
  /** Below the help of a program without a root. */
  readonly examples: readonly string[];
  /** Throws where no line is to be run, whatever it says. */
  readonly check?: () => void;
  /** @default as they are */
  readonly findTyped?: (folder: string) => Promise<WriteTyped>;
}
