import path from 'node:path';
import { BASE_IMAGES, entryCommand, programOf } from '@castai-bot/scaffold';
import { type Instruction, listCopied, parseDockerfile } from '../../dockerfile/parse-dockerfile.ts';
import { readTextIfThere } from '../../repo/read-text.ts';
import { findInterpreter, isBinary } from '../../repo/entry-file.ts';
import type { Repo } from '../../repo/find-repo.ts';
import { START, type Report } from '../problem.ts';

const DOCKERFILE = 'Dockerfile';
const DOCKERIGNORE = '.dockerignore';
/** What the base of a shell script has. */
const SHELLS = ['sh', 'ash'];

/** The image of a bare-bones bot must hold the programs that castai-bot.json names, start the first and be able to. */
export async function checkImageFiles(
  { root, answers }: Repo,
  reportIn: (file: string) => Report,
): Promise<void> {
  if (answers.flavor === 'typescript') return;
  const programs = Object.keys(answers.functions).map((name) => programOf(answers, name) ?? '');
  const entries = [...new Set(programs)];
  const read = (file: string): Promise<string | undefined> => readTextIfThere(path.join(root, file));
  const instructions = parseDockerfile((await read(DOCKERFILE)) ?? '');
  if (instructions.length === 0) return;
  const report = reportIn(DOCKERFILE);
  for (const entry of entries.filter((file) => !isCopied(file, instructions))) {
    report(START, `copies no ${entry}, which castai-bot.json runs, wanted COPY ${entry} /app/${entry}`);
  }
  const ignore = (await read(DOCKERIGNORE)) ?? '';
  for (const entry of entries.filter((file) => isIgnored(file, ignore))) {
    reportIn(DOCKERIGNORE)(
      START,
      `keeps ${entry}, which castai-bot.json runs, out of the image, wanted the line !${entry}`,
    );
  }
  checkEntryPoint(entries[0] ?? '', { instructions, report });
  for (const entry of entries) checkBase({ entry, text: await read(entry) }, { instructions, report });
}

/** The same in words: each problem by its file. */
export async function findImageProblems(repo: Repo): Promise<readonly string[]> {
  const problems: string[] = [];
  await checkImageFiles(repo, (file) => (_, message) => problems.push(`${file}: ${message}`));
  return problems;
}

interface Image {
  readonly instructions: readonly Instruction[];
  readonly report: Report;
}

/** Another way to start the program is in order, a shell for what is no shell script is not. */
function checkEntryPoint(entry: string, { instructions, report }: Image): void {
  const found = instructions.findLast(({ name }) => name === 'ENTRYPOINT');
  if (found === undefined) return;
  const wanted = JSON.stringify(entryCommand(entry));
  if (!found.words.includes(entry)) {
    report(found, `ENTRYPOINT does not start ${entry}, wanted ENTRYPOINT ${wanted}`);
  } else if (!entry.endsWith('.sh') && /^\[\s*"(\/bin\/)?sh"\s*,\s*"[^-]/.test(found.words)) {
    report(found, `ENTRYPOINT has a shell read ${entry}, wanted ENTRYPOINT ${wanted}`);
  }
}

function checkBase(
  { entry, text }: { readonly entry: string; readonly text: string | undefined },
  { instructions, report }: Image,
): void {
  if (text === undefined || isBinary(text)) return;
  const [program = ''] = entryCommand(entry);
  const interpreter = program.startsWith('/') ? findInterpreter(text) : program;
  const base = instructions.find(({ name, words }) => name === 'ARG' && words.startsWith('BASE_IMAGE='));
  const image = base?.words.slice('BASE_IMAGE='.length).replaceAll('"', '');
  // Of another base only its user knows what it has.
  if (base === undefined || image !== BASE_IMAGES.shell) return;
  if (interpreter === undefined || SHELLS.includes(interpreter)) return;
  report(base, `${image} has no ${interpreter}, which ${entry} needs: let BASE_IMAGE name one that has`);
}

function isCopied(entry: string, instructions: readonly Instruction[]): boolean {
  return instructions.some((one) => listCopied(one).some((word) => covers(word, entry)));
}

/** Our file leaves everything out but what it names; any other way of writing it is left alone. */
function isIgnored(entry: string, text: string): boolean {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const kept = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  return lines.includes('*') && !kept.some((word) => covers(word, entry));
}

/** Whether a path is the file, a folder around it, or a pattern that may be. */
function covers(word: string, entry: string): boolean {
  if (/[*?$<]/.test(word)) return true;
  const plain = word.replace(/^\.?\//, '').replace(/\/$/, '');
  return plain === '.' || word === './' || plain === entry || entry.startsWith(`${plain}/`);
}
