import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { locateYaml } from '../located/locate-yaml.ts';
import type { Report } from '../problem.ts';
import { checkFields } from './check-fields.ts';
import { kubernetesTypes } from './kubernetes-types.gen.ts';
import { newerFields } from './newer-fields.ts';

const QUANTITY = 'wanted a quantity like 0.5, 500m, 256Mi or 1Gi';

describe('checkFields', () => {
  test.each([
    [
      'data: [1]',
      'ConfigMap',
      [
        '1:7 data: found a list, wanted a map',
        '1:1 apiVersion: missing from this ConfigMap',
        '1:1 kind: missing from this ConfigMap',
      ],
    ],
    ['name: 1', 'ObjectMeta', ['1:7 name: found 1, wanted text, in quotes']],
    [
      'labels: { a: yes }',
      'ObjectMeta',
      ['1:14 a: found yes, which Kubernetes reads as true, wanted quotes around it'],
    ],
    ['labels: { a: "yes" }', 'ObjectMeta', []],
    ['name: ~', 'ObjectMeta', []],
    [
      'defaultMode: 0444',
      'ConfigMapVolumeSource',
      [
        '1:14 defaultMode: found 0444, which Kubernetes reads as the octal number 292, wanted quotes around it',
      ],
    ],
    ['sizeLimit: 64', 'EmptyDirVolumeSource', []],
    ['sizeLimit: [64]', 'EmptyDirVolumeSource', [`1:12 sizeLimit: found a list, ${QUANTITY}`]],
    ['port: [64]', 'TCPSocketAction', ['1:7 port: found a list, wanted a number or text']],
    ['limits: { a: 0.5, b: 500m, c: 256Mi, d: "1e3", e: 1E, f: .5k }', 'ResourceRequirements', []],
    [
      'limits: { memory: 256MB, cpu: 50q, a: 1 Gi, b: "", c: 1KiB }',
      'ResourceRequirements',
      [
        `1:19 memory: found "256MB", ${QUANTITY}`,
        `1:31 cpu: found "50q", ${QUANTITY}`,
        `1:39 a: found "1 Gi", ${QUANTITY}`,
        `1:48 b: found "", ${QUANTITY}`,
        `1:55 c: found "1KiB", ${QUANTITY}`,
      ],
    ],
    [
      '{ shedule: "@daily", jobTemplate: {} }',
      'CronJobSpec',
      [
        '1:3 shedule: no field of CronJobSpec, did you mean schedule',
        '1:1 schedule: missing from this CronJobSpec',
      ],
    ],
    [
      '{ schedule: "@daily", jobTemplate: {}, concurrencyPolicy: Deny }',
      'CronJobSpec',
      ['1:59 concurrencyPolicy: found "Deny", wanted Allow or Forbid or Replace'],
    ],
    ['- a', 'PodSpec', ['1:1 found a list, wanted PodSpec']],
    [
      '{ name: v, image: { reference: x } }',
      'Volume',
      ['1:12 image: Kubernetes 1.30 and older do not know it'],
    ],
    [
      '{ operator: In, values: ["1"] }',
      'PodFailurePolicyOnExitCodesRequirement',
      ['1:26 values: found "1", wanted a whole number'],
    ],
  ])('checkFields() of %j as %s', (text, type, expected) => {
    expect(check(text, type)).toEqual(expected);
  });

  test('kubernetesTypes is what the script writes, and knows the newer fields', () => {
    const script = fileURLToPath(new URL('../../../scripts/generate-kubernetes-types.ts', import.meta.url));
    expect(spawnSync(process.execPath, [script, '--check']).status).toBe(0);
    for (const name of Object.keys(newerFields)) {
      const [type = '', field = ''] = name.split('.');
      expect(Object.keys(kubernetesTypes[type] ?? {})).toContain(field);
    }
  });
});

function check(text: string, type: string): readonly string[] {
  const found: string[] = [];
  const report: Report = ({ line, column }, message) => found.push(`${line}:${column} ${message}`);
  for (const located of locateYaml(text, report)) checkFields(located, type, report);
  return found;
}
