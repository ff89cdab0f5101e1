import type { JSX } from 'preact';
import type { PartProblem } from '../../dashboard-data.ts';
import { Problem } from '../pieces/states.tsx';
import { TypeThis } from './type-this.tsx';

/** Stands where a part of the page may not be read. */
export function Refused({
  title,
  problem,
}: {
  readonly title: string;
  readonly problem: PartProblem;
}): JSX.Element {
  return (
    <Problem title={title}>
      <p>{problem.message}.</p>
      {problem.hint !== null && (
        <p>
          This prints a Role that gives you the right; ask an admin of the cluster to apply it:{' '}
          <TypeThis line={problem.hint} />
        </p>
      )}
    </Problem>
  );
}
