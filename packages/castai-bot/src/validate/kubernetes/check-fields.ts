import { findClosestWord } from '@castai-bot/cli';
import { describeLocated, type Located, type LocatedMap, type LocatedScalar } from '../located/located.ts';
import type { Report } from '../problem.ts';
import { kubernetesTypes } from './kubernetes-types.gen.ts';
import { newerFields } from './newer-fields.ts';

/** YAML 1.1, which Kubernetes reads, takes these for true or false; YAML 1.2 for text. */
const YAML_1_1_BOOLEAN = /^(?:y|n|yes|no|on|off)$/i;
const YAML_1_1_OCTAL = /^0[0-7]+$/;
/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const QUANTITY = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

/** Holds a value against a type of `kubernetesTypes`: unknown and missing fields, types, enums, what needs a newer server. */
export function checkFields(located: Located, type: string, report: Report): void {
  if (located.kind !== 'map') {
    report(located.at, `found ${describeLocated(located)}, wanted ${type}`);
    return;
  }
  const fields = kubernetesTypes[type] ?? {};
  const names = Object.keys(fields).map((name) => name.replace(/!$/, ''));
  for (const { key, keyAt, value } of located.entries) {
    const code = fields[key] ?? fields[`${key}!`];
    if (code === undefined) {
      const closest = findClosestWord(key, names);
      report(keyAt, `${key}: no field of ${type}${closest === undefined ? '' : `, did you mean ${closest}`}`);
      continue;
    }
    const newestWithout = newerFields[`${type}.${key}`];
    if (newestWithout !== undefined) {
      report(keyAt, `${key}: Kubernetes ${newestWithout} and older do not know it`, { level: 'warning' });
    }
    if (!isNull(value)) checkValue(value, { code, name: key, report });
  }
  checkRequired(located, { fields, type, report });
}

function checkRequired(
  located: LocatedMap,
  {
    fields,
    type,
    report,
  }: { readonly fields: Readonly<Record<string, string>>; readonly type: string; readonly report: Report },
): void {
  const present = located.entries.filter(({ value }) => !isNull(value)).map(({ key }) => `${key}!`);
  for (const name of Object.keys(fields)) {
    if (name.endsWith('!') && !present.includes(name))
      report(located.at, `${name.slice(0, -1)}: missing from this ${type}`);
  }
}

interface Expectation {
  /** As in `kubernetesTypes`. */
  readonly code: string;
  readonly name: string;
  readonly report: Report;
}

function checkValue(value: Located, { code, name, report }: Expectation): void {
  const rest = code.slice(1);
  if (code.startsWith('@')) {
    checkFields(value, rest, report);
  } else if (code.startsWith('[')) {
    if (value.kind !== 'list') report(value.at, `${name}: found ${describeLocated(value)}, wanted a list`);
    else for (const item of value.items) checkValue(item, { code: rest, name, report });
  } else if (code.startsWith('{')) {
    if (value.kind !== 'map') report(value.at, `${name}: found ${describeLocated(value)}, wanted a map`);
    else for (const entry of value.entries) checkValue(entry.value, { code: rest, name: entry.key, report });
  } else if (code !== 'a') {
    checkScalar(value, { code, name, report });
  }
}

const WANTED: Readonly<Record<string, string>> = {
  s: 'text',
  i: 'a whole number',
  b: 'true or false',
  n: 'a number or text',
  q: 'a quantity like 0.5, 500m, 256Mi or 1Gi',
};

function checkScalar(value: Located, { code, name, report }: Expectation): void {
  if (value.kind !== 'scalar') {
    report(value.at, `${name}: found ${describeLocated(value)}, wanted ${WANTED[code] ?? 'text'}`);
    return;
  }
  const trap = findYamlTrap(value);
  if (trap !== undefined)
    report(
      value.at,
      `${name}: found ${value.plain}, which Kubernetes reads as ${trap}, wanted quotes around it`,
    );
  else if (code.startsWith('=')) checkChoice(value, { code, name, report });
  else if (!fits(value.value, code)) {
    const quotes = code === 's' ? ', in quotes' : '';
    report(value.at, `${name}: found ${describeLocated(value)}, wanted ${WANTED[code]}${quotes}`);
  }
}

function checkChoice(value: LocatedScalar, { code, name, report }: Expectation): void {
  const choices = code.slice(1).split('|');
  if (typeof value.value === 'string' && choices.includes(value.value)) return;
  report(value.at, `${name}: found ${describeLocated(value)}, wanted ${choices.join(' or ')}`);
}

function fits(value: unknown, code: string): boolean {
  if (code === 's') return typeof value === 'string';
  if (code === 'i') return Number.isSafeInteger(value);
  if (code === 'b') return typeof value === 'boolean';
  if (code === 'q' && typeof value === 'string') return QUANTITY.test(value);
  return typeof value === 'string' || typeof value === 'number';
}

/** What YAML 1.1 makes of a scalar that YAML 1.2 reads otherwise. */
function findYamlTrap({ plain }: LocatedScalar): string | undefined {
  if (plain === undefined) return undefined;
  if (YAML_1_1_BOOLEAN.test(plain)) return /^(?:y|yes|on)$/i.test(plain) ? 'true' : 'false';
  return YAML_1_1_OCTAL.test(plain) && plain.length > 1
    ? `the octal number ${Number.parseInt(plain, 8)}`
    : undefined;
}

function isNull(value: Located): boolean {
  return value.kind === 'scalar' && value.value === null;
}
