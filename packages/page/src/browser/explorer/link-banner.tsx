import type { JSX } from 'preact';
import { Banner } from '../pieces/states.tsx';
import { failure, hasRunner, simulator } from './simulator.ts';

/** Says that the simulator is gone, or what a button could not do. */
export function LinkBanner(): JSX.Element | null {
  const { port } = location;
  if (simulator.link.value === 'stranger') {
    return (
      <Banner title="The simulator was started again">
        It has another token now: open the URL that it printed.
      </Banner>
    );
  }
  if (simulator.link.value === 'gone') {
    return (
      <Banner title="The simulator does not answer">
        What you see is how it was. Start it again with{' '}
        <code>
          castai-bot {hasRunner.value ? 'dev' : 'simulate'} --port {port}
        </code>
        , then open the URL that it prints.
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
