import { type ReadonlySignal, signal } from '@preact/signals';

const query = matchMedia('(width < 720px)');
const matches = signal(query.matches);
query.addEventListener('change', () => {
  matches.value = query.matches;
});

/** Whether the page is as narrow as a phone's. */
export const isNarrow: ReadonlySignal<boolean> = matches;
