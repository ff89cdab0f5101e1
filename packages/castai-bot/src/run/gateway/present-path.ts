import type { PresentRead } from '@castai-bot/api';
import type { SentForm } from '../plan/write-form.ts';
import { describeWrite } from './describe-write.ts';

/** The path of a read of what stands where a write goes. */
export function presentPath({ params = {}, path }: PresentRead): string {
  return path.replaceAll(/\{([^{}]*)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  );
}

/** Where what a write is about is read; undefined where it is not. */
export async function findPresentPath(write: SentForm): Promise<string | undefined> {
  let path: string | undefined;
  await describeWrite(write, (present) => {
    path = presentPath(present);
    return Promise.resolve({ unread: 'only its path is asked for' });
  });
  return path;
}

/** Where things are read that several writes change. */
export async function listShared(writes: readonly SentForm[]): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const write of writes) {
    const path = await findPresentPath(write);
    if (path === undefined) continue;
    if (seen.has(path)) shared.add(path);
    seen.add(path);
  }
  return shared;
}
