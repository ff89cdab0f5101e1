import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { RunSentWrite } from '../../run-data.ts';
import { Badge } from '../pieces/badge.tsx';
import { MoreButton } from '../pieces/more-button.tsx';
import './writes.css';

const SHOWN_FIRST = 100;

/** Writes with what was answered, or why they were not sent. */
export function SentWrites({ writes }: { readonly writes: readonly RunSentWrite[] }): JSX.Element {
  const shown = useSignal(SHOWN_FIRST);
  if (writes.length === 0) return <p class="muted">Nothing was written</p>;
  return (
    <>
      <ul class="writes">
        {writes.slice(0, shown.value).map(({ title, word }, index) => (
          <li key={index}>
            <code>{title}</code> <Badge word={word} />
          </li>
        ))}
      </ul>
      <MoreButton shown={shown} total={writes.length} what="writes" />
    </>
  );
}
