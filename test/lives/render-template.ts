import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { callFunction } from '@castai-bot/runtime';
import { parseAnswers, planFunction, toExportName } from '@castai-bot/scaffold';
import fs from 'fs-extra';

/** A function as `callFunction` takes it, whatever its inputs. */
export type TemplateFunction = Parameters<typeof callFunction>[0];

/** Below this folder packages find each other; git ignores it. */
const RENDERED = path.join(import.meta.dirname, '.rendered');

/** Loads the function that a template writes, as a bot has it. */
export async function renderTemplate(template: string): Promise<TemplateFunction> {
  const functions = { [template]: { template, schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } };
  const parsed = parseAnswers({ name: 'my-bot', functions });
  if (!('answers' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  const files = await planFunction(parsed.answers, template);
  const source = files.find((file) => file.path.endsWith(`/${template}.ts`));
  if (source === undefined) throw new Error(`The template ${template} has no function`);
  const file = path.join(RENDERED, `${template}.ts`);
  await fs.outputFile(file, source.text);
  const module: unknown = await import(pathToFileURL(file).href);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the template has just written
  return (module as Readonly<Record<string, TemplateFunction>>)[toExportName(template)] as TemplateFunction;
}
