import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Connection, Unanswered } from './connection.ts';

/** What came, and of what. */
interface Found<Answer> {
  readonly asked: string;
  readonly answer: Answer | Error;
}

/**
 * What is at a path of a server's data: undefined until it has come, an error when it could not. While the server is gone,
 * or the same is read again, it is what it was; of another query it is nothing until that is answered.
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
  const found = useSignal<Found<Data[Path]> | undefined>(undefined);
  const asked = `${path}?${new URLSearchParams(query).toString()}`;
  const isLive = server.link.value === 'live';
  useEffect(() => {
    let isWanted = true;
    server.read(path, query).then(
      (data) => {
        if (isWanted) found.value = { asked, answer: data };
      },
      (error: unknown) => {
        const isGone = error instanceof Unanswered && error.status === 0;
        if (!isWanted || (isGone && found.peek()?.asked === asked)) return;
        found.value = { asked, answer: error instanceof Error ? error : new Error(String(error)) };
      },
    );
    return () => {
      isWanted = false;
    };
  }, [asked, news, isLive]);
  return found.value?.asked === asked ? found.value.answer : undefined;
}
