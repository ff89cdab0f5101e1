import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ExplorerData } from '../../explorer-data.ts';
import { Unanswered } from '../connection.ts';
import { simulator } from './simulator.ts';

/**
 * What is at a path of the simulator's data: undefined until it has come, an error when it could not. While the simulator is
 * gone it is what it was.
 * @param news what moves on when it may have changed
 */
export function useData<Path extends keyof ExplorerData>(
  path: Path,
  query: Readonly<Record<string, string>>,
  news: string,
): ExplorerData[Path] | Error | undefined {
  const found = useSignal<ExplorerData[Path] | Error | undefined>(undefined);
  const asked = new URLSearchParams(query).toString();
  const isLive = simulator.link.value === 'live';
  useEffect(() => {
    let isWanted = true;
    simulator.read(path, query).then(
      (data) => {
        if (isWanted) found.value = data;
      },
      (error: unknown) => {
        const isGone = error instanceof Unanswered && error.status === 0;
        if (!isWanted || (isGone && found.peek() !== undefined)) return;
        found.value = error instanceof Error ? error : new Error(String(error));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [path, asked, news, isLive]);
  return found.value;
}
