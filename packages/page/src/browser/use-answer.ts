import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Connection, Unanswered } from './connection.ts';

/**
 * What is at a path of a server's data: undefined until it has come, an error when it could not. While the server is gone it
 * is what it was.
 * @param news what moves on when it may have changed
 */
export function useAnswer<Data, Path extends keyof Data & string>(
  server: Pick<Connection<Data, unknown>, 'link' | 'read'>,
  {
    path,
    query,
    news,
  }: { readonly path: Path; readonly query: Readonly<Record<string, string>>; readonly news: string },
): Data[Path] | Error | undefined {
  const found = useSignal<Data[Path] | Error | undefined>(undefined);
  const asked = new URLSearchParams(query).toString();
  const isLive = server.link.value === 'live';
  useEffect(() => {
    let isWanted = true;
    server.read(path, query).then(
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
