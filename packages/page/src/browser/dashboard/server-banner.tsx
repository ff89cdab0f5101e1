import type { JSX } from 'preact';
import { LinkBanner } from '../pieces/link-banner.tsx';
import { Banner } from '../pieces/states.tsx';
import { isFile, server, useData } from './server.ts';
import { TypeThis } from './type-this.tsx';

/** Says that the server or the cluster is gone, or what a button could not do. */
export function ServerBanner(): JSX.Element | null {
  const about = useData('about');
  if (isFile) return null;
  const isKnown = about !== undefined && !(about instanceof Error);
  const restart = isKnown ? about.restart : `castai-bot dashboard --port ${location.port}`;
  return (
    <LinkBanner
      link={server.link.value}
      server="castai-bot dashboard"
      gone="has ended"
      restart={<TypeThis line={restart} />}
      problem={clusterProblem()}
    />
  );
}

function clusterProblem(): JSX.Element | null {
  const problem = server.summary.value?.problem ?? null;
  if (problem === null) return null;
  return (
    <Banner title="The cluster does not answer">
      What you see is how it was; the page goes on by itself once the cluster answers. {problem.message}{' '}
      {problem.hint !== null && <TypeThis line={problem.hint} />}
    </Banner>
  );
}
