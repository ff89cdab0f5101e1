import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isRecord, readJson } from '@castai-bot/cli';
import { findInstalled } from '../../repo/find-installed.ts';
import { adviseInstall } from '../../repo/plug-and-play.ts';
import { failed, passed, type Finding } from '../../inspect/finding.ts';
import type { DoctorInput } from '../doctor-input.ts';

/** Whether what package.json pins is what is installed. */
export async function checkDependencies({ repo }: DoctorInput): Promise<Finding> {
  const manifest = await readManifest(path.join(repo.root, 'package.json'));
  if (!manifest) {
    const problem = 'package.json is missing, or no JSON';
    return failed('dependencies', problem, 'git checkout HEAD -- package.json');
  }
  const wanted = { ...toTexts(manifest['dependencies']), ...toTexts(manifest['devDependencies']) };
  const problems = await Promise.all(
    Object.entries(wanted).map(async ([name, version]) => {
      const found = await readManifest(findInstalled(repo.root, name));
      if (!found) return `${name} is not installed`;
      const isExact = /^\d/.test(version);
      return isExact && found['version'] !== version
        ? `${name} is ${String(found['version'])}, wanted ${version}`
        : undefined;
    }),
  );
  const list = problems.filter((problem) => problem !== undefined);
  if (list.length > 0) {
    const { why, fix } = adviseInstall(repo.root, repo.answers);
    return failed('dependencies', `${list.join('; ')}${why}`, fix);
  }
  return passed('dependencies', `What package.json pins is installed`);
}

async function readManifest(file = ''): Promise<Readonly<Record<string, unknown>> | undefined> {
  const value = readJson(await readFile(file, 'utf8').catch(() => ''));
  return isRecord(value) ? value : undefined;
}

function toTexts(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (typeof one === 'string' ? [[name, one] as const] : [])),
  );
}
