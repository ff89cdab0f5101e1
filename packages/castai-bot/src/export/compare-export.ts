import path from 'node:path';
import { toUnix } from '@castai-bot/scaffold';
import type { RepoChange } from '../edit-repo/repo-change.ts';
import { readTextIfThere } from '../repo/read-text.ts';
import type { ExportedFile, ExportFormat } from './exported-file.ts';
import { BASE } from './plan-overlays.ts';
import { CHART } from './chart/plan-chart.ts';
import { digestText, type ExportRecord, readRecord, RECORD_NAME, writeRecord } from './export-record.ts';

export interface Comparison {
  readonly changes: readonly RepoChange[];
  /** Files that would be written over although castai-bot did not write them as they are. */
  readonly foreign: readonly string[];
}

export interface CompareOptions {
  /** Absolute; changes are relative to it. */
  readonly dir: string;
  /** The export's folder in it, with slashes. */
  readonly below: string;
  readonly bot: string;
  readonly format: ExportFormat;
}

/** Where files lie that an export writes again, and takes away when nothing makes them any more. */
const FOLLOWED: Readonly<Record<ExportFormat, string>> = { helm: CHART, kustomize: BASE, argocd: BASE };

/** What an export changes. Files of the user's are made where they are not there yet. @throws CliError FOREIGN_FILE */
export async function compareExport(
  files: readonly ExportedFile[],
  { dir, below, bot, format }: CompareOptions,
): Promise<Comparison> {
  const place = { below, read: (name: string) => readTextIfThere(path.join(dir, below, name)) };
  const recordText = await place.read(RECORD_NAME);
  const record = readRecord(recordText, bot);
  const compared = await Promise.all(files.map((file) => compareFile(file, place, record)));
  const followed = files.filter((file) => !file.isYours);
  const old = listOld(record, { followed, folder: FOLLOWED[format] });
  const deleted = await Promise.all(old.map((name) => deleteOld(name, place, record)));
  const after = writeRecord(updateRecord(record, { followed, old }));
  const isNoted = recordText !== undefined || followed.length > 0;
  const noted = isNoted
    ? change(path.posix.join(below, RECORD_NAME), { before: recordText, after })
    : undefined;
  return {
    changes: [...compared.map((one) => one.change), ...deleted, noted].filter((one) => one !== undefined),
    foreign: compared.flatMap((one) => (one.isForeign && one.change !== undefined ? [one.change.path] : [])),
  };
}

interface Place {
  readonly below: string;
  readonly read: (name: string) => Promise<string | undefined>;
}

async function compareFile(
  { path: name, text, isYours }: ExportedFile,
  { below, read }: Place,
  record: ExportRecord,
): Promise<{ readonly change: RepoChange | undefined; readonly isForeign: boolean }> {
  const before = await read(name);
  if (isYours && before !== undefined) return { change: undefined, isForeign: false };
  const isForeign = before !== undefined && record.files[name] !== digestText(before);
  return { change: change(path.posix.join(below, name), { before, after: text }), isForeign };
}

/** Undefined when the texts are the same but for the line breaks that git gave one of them. */
function change(
  file: string,
  { before, after }: { readonly before: string | undefined; readonly after: string },
): RepoChange | undefined {
  if (before === undefined) return { kind: 'create', path: file, text: after };
  return toUnix(before) === after ? undefined : { kind: 'edit', path: file, before, after };
}

/** What an earlier export wrote, and nothing makes any more. */
function listOld(
  record: ExportRecord,
  { followed, folder }: { readonly followed: readonly ExportedFile[]; readonly folder: string },
): readonly string[] {
  const made = new Set(followed.map((file) => file.path));
  return Object.keys(record.files).filter((name) => name.startsWith(`${folder}/`) && !made.has(name));
}

/** What somebody has edited since is theirs now. */
async function deleteOld(
  name: string,
  { below, read }: Place,
  record: ExportRecord,
): Promise<RepoChange | undefined> {
  const before = await read(name);
  if (before === undefined || record.files[name] !== digestText(before)) return undefined;
  return { kind: 'delete', path: path.posix.join(below, name), before };
}

function updateRecord(
  record: ExportRecord,
  { followed, old }: { readonly followed: readonly ExportedFile[]; readonly old: readonly string[] },
): ExportRecord {
  const kept = Object.entries(record.files).filter(([name]) => !old.includes(name));
  const written = followed.map(({ path: name, text }) => [name, digestText(text)] as const);
  return { ...record, files: Object.fromEntries([...kept, ...written]) };
}
