import type { JSX } from 'preact';
import { LinkBanner } from '../pieces/link-banner.tsx';
import { hasRunner, simulator } from './simulator.ts';

/** Says that the simulator is gone, or what a button could not do. */
export function SimulatorBanner(): JSX.Element {
  const command = hasRunner.value ? 'dev' : 'simulate';
  return (
    <LinkBanner
      link={simulator.link.value}
      server="The simulator"
      gone="does not answer"
      restart={
        <code>
          castai-bot {command} --port {location.port}
        </code>
      }
    />
  );
}
