import { notMeasured, type Row } from '../row.ts';

/** The image rows need a container engine and base images: `npm run containers` has both. */
export const imageRebuildRow: Row = {
  name: "image rebuild after a one-line change / the engine's own build",
  limit: 1.15,
  unit: '×',
  measure: () => Promise.resolve(notMeasured('no row yet')),
};
