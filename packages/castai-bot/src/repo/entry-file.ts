import { entryCommand, programOf, type BotAnswers } from '@castai-bot/scaffold';

/** The image runs as a user who is neither owner nor group of its files. */
const OTHERS_MAY_RUN = 0o001;

/** Whether a container starts a function's file by itself, so that it must be executable and say what runs it. */
export function isStartedDirectly(answers: BotAnswers, name: string): boolean {
  const program = programOf(answers, name);
  return program !== undefined && entryCommand(program).length === 1;
}

/** Whether a file of this mode can be started in the image; Windows keeps no such bit. */
export function isExecutable(mode: number): boolean {
  return process.platform === 'win32' || (mode & OTHERS_MAY_RUN) !== 0;
}

/** The program that the first line names, by its own name; undefined where it names none. */
export function findInterpreter(text: string): string | undefined {
  const [, words = ''] = /^#!\s*(\S.*)/.exec(text) ?? [];
  const [program = '', ...args] = words.trim().split(/\s+/);
  const name = toBaseName(program);
  const asked = name === 'env' ? args.find((word) => !word.startsWith('-') && !word.includes('=')) : name;
  return asked === undefined || asked === '' ? undefined : toBaseName(asked);
}

/** A program that needs no interpreter, compiled for Linux. */
export function isBinary(text: string): boolean {
  return text.startsWith('\u007FELF');
}

function toBaseName(program: string): string {
  return program.split('/').at(-1) ?? '';
}
