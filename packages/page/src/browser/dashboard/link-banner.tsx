import type { JSX } from 'preact';
import type { DashboardAbout } from '../../dashboard-data.ts';
import { Banner } from '../pieces/states.tsx';
import { isFile, failure, server, useData } from './server.ts';
import { TypeThis } from './type-this.tsx';

/** Says that the server or the cluster is gone, or what a button could not do. */
export function LinkBanner(): JSX.Element | null {
  const about = useData('about');
  if (isFile) return null;
  const link = server.link.value;
  if (link === 'stranger' || link === 'gone') {
    return <ServerGone isStranger={link === 'stranger'} restart={restartOf(about)} />;
  }
  const problem = server.summary.value?.problem ?? null;
  if (problem !== null) {
    return (
      <Banner title="The cluster does not answer">
        What you see is how it was; the page goes on by itself once the cluster answers. {problem.message}{' '}
        {problem.hint !== null && <TypeThis line={problem.hint} />}
      </Banner>
    );
  }
  if (failure.value === undefined) return null;
  return (
    <Banner title="That did not work">
      {failure.value}{' '}
      <button
        type="button"
        onClick={() => {
          failure.value = undefined;
        }}
      >
        Close
      </button>
    </Banner>
  );
}

function restartOf(about: DashboardAbout | Error | undefined): string {
  return about === undefined || about instanceof Error
    ? `castai-bot dashboard --port ${location.port}`
    : about.restart;
}

function ServerGone({
  isStranger,
  restart,
}: {
  readonly isStranger: boolean;
  readonly restart: string;
}): JSX.Element {
  if (isStranger) {
    return (
      <Banner title="castai-bot dashboard was started again">
        It has another token now: open the URL that it printed.
      </Banner>
    );
  }
  return (
    <Banner title="castai-bot dashboard has ended">
      What you see is how it was. Start it again with <TypeThis line={restart} />, then open the URL that it
      prints.
    </Banner>
  );
}
