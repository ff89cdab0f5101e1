import type { ComponentChildren, JSX } from 'preact';
import type { Link } from '../connection.ts';
import { failure } from '../press.ts';
import { Banner } from './states.tsx';

interface LinkBannerProps {
  readonly link: Link;
  /** The server, as a sentence begins with it. */
  readonly server: string;
  /** What is said of it when it is gone. */
  readonly gone: string;
  /** What starts it again. */
  readonly restart: ComponentChildren;
  /** What else is wrong, where the server is there; null where nothing is. */
  readonly problem?: JSX.Element | null;
}

/** Says that the server is gone, what else is wrong, or what a button could not do. */
export function LinkBanner(props: LinkBannerProps): JSX.Element | null {
  const { link, server, gone, restart, problem = null } = props;
  if (link === 'stranger') {
    return (
      <Banner title={`${server} was started again`}>
        It has another token now: open the URL that it printed.
      </Banner>
    );
  }
  if (link === 'gone') {
    return (
      <Banner title={`${server} ${gone}`}>
        What you see is how it was. Start it again with {restart}, then open the URL that it prints.
      </Banner>
    );
  }
  return problem ?? <Failure />;
}

function Failure(): JSX.Element | null {
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
