import type { BotAnswers } from '@castai-bot/scaffold';
import { expectScalar } from '../located/expect-scalar.ts';
import { describeLocated, getText, getValue, type Located } from '../located/located.ts';
import type { Report } from '../problem.ts';
import { saysAnswersToEdit } from '../../inspect/says-answers.ts';

const LABEL_VALUE = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

export interface MetadataContext {
  readonly answers: BotAnswers;
  /** Of castai-bot.json; undefined when the file belongs to none of them. */
  readonly functionName: string | undefined;
  readonly report: Report;
}

/** An object's name, namespace and labels. */
export function checkMetadata(object: Located, { answers, functionName, report }: MetadataContext): void {
  const metadata = getValue(object, 'metadata') ?? object;
  const name = functionName === undefined ? undefined : `${answers.name}-${functionName}`;
  const expected = [
    {
      path: ['name'],
      isRight: (value: unknown) => (name === undefined ? value !== undefined : value === name),
      wanted: name === undefined ? 'wanted a name' : `wanted ${name}, as castai-bot.json has it`,
    },
    {
      path: ['namespace'],
      // What no function has goes where deploy is told to.
      isRight: (value: unknown) =>
        value === answers.namespace || (functionName === undefined && value === undefined),
      wanted: saysAnswersToEdit(answers.namespace),
    },
  ];
  for (const one of expected) expectScalar(metadata, one, report);
  checkLabels(getValue(metadata, 'labels'), report);
}

function checkLabels(labels: Located | undefined, report: Report): void {
  if (labels?.kind !== 'map') return;
  for (const { key, value } of labels.entries) {
    if (LABEL_VALUE.test(getText(value) ?? '')) continue;
    const wanted = 'wanted at most 63 letters, digits, "-", "_" and "."';
    report(value.at, `labels.${key}: found ${describeLocated(value)}, ${wanted}`);
  }
}
