import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { RunReport } from '../../run-data.ts';
import { MoreButton } from '../pieces/more-button.tsx';
import './failed-items.css';

const SHOWN_FIRST = 20;

/** Each item that failed, and why. */
export function FailedItems({ failed, failedCount }: Pick<RunReport, 'failed' | 'failedCount'>): JSX.Element {
  const shown = useSignal(SHOWN_FIRST);
  return (
    <>
      <table class="failed">
        <caption>{failedCount === 1 ? '1 item failed' : `${failedCount} items failed`}</caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Why</th>
            <th scope="col">Code</th>
          </tr>
        </thead>
        <tbody>
          {failed.slice(0, shown.value).map(({ id, code, message }, index) => (
            <tr key={index}>
              <th scope="row">{id}</th>
              <td>{message}</td>
              <td>
                <code>{code}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton shown={shown} total={failed.length} what="items" />
      {failedCount > failed.length && (
        <p class="muted">The report names the first {failed.length} of them.</p>
      )}
    </>
  );
}
