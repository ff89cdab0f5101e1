import type { ExplorerData } from '../../explorer-data.ts';
import { useAnswer } from '../use-answer.ts';
import { simulator } from './simulator.ts';

/**
 * What is at a path of the simulator's data: undefined until it has come, an error when it could not.
 * @param news what moves on when it may have changed
 */
export function useData<Path extends keyof ExplorerData>(
  path: Path,
  query: Readonly<Record<string, string>>,
  news: string,
): ExplorerData[Path] | Error | undefined {
  return useAnswer(simulator, { path, query, news });
}
