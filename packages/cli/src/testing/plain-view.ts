import type { View } from '../view.ts';

/** A terminal without colours. */
export function plainView(columns = 80): View {
  return { columns, proseColumns: columns, style: (_, text) => text, typed: (text) => text };
}
