import type { JSX } from 'preact';
import { JsonText } from './json-text.tsx';
import { type Difference, listDifferences } from './list-differences.ts';
import './diff.css';

interface DiffProps {
  readonly before: unknown;
  readonly after: unknown;
}

/** Two values side by side, field by field: before → after. */
export function Diff({ before, after }: DiffProps): JSX.Element {
  const differences = listDifferences(before, after);
  return (
    <table class="diff">
      <caption class="hidden">Fields that changed</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <DiffRow key={difference.path} {...difference} />
        ))}
      </tbody>
    </table>
  );
}

function DiffRow({ path, before, after }: Difference): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <code>{path === '' ? 'all of it' : path}</code>
      </th>
      <td class="before" data-label="Before">
        <Side value={before} />
      </td>
      <td class="after" data-label="After">
        <Side value={after} />
      </td>
    </tr>
  );
}

function Side({ value }: { readonly value: unknown }): JSX.Element {
  if (value === undefined) return <span class="muted">not there</span>;
  return <JsonText value={value} label="Value" />;
}
