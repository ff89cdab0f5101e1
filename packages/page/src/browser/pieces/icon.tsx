import type { JSX } from 'preact';

/** Drawn on a square of 24, in lines. */
const PATHS = {
  clusters: 'M4 7l8-4 8 4-8 4-8-4zM4 12l8 4 8-4M4 17l8 4 8-4',
  run: 'M6 4l14 8-14 8V4z',
  stop: 'M6 6h12v12H6z',
  requests: 'M4 7h13m0 0l-4-4m4 4l-4 4M20 17H7m0 0l4-4m-4 4l4 4',
  changes: 'M6 4v16M6 4L3 7m3-3l3 3M18 20V4m0 16l-3-3m3 3l3-3',
  schedules: 'M12 7v5l3 2M12 21a9 9 0 100-18 9 9 0 000 18z',
  faults: 'M13 3L5 13h6l-1 8 8-10h-6l1-8z',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  dark: 'M20 14.5A8 8 0 119.5 4a6.5 6.5 0 0010.500 10.500z',
  light:
    'M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v2M12 20v2M4.900 4.900l1.400 1.400M17.700 17.700l1.400 1.400M2 12h2M20 12h2M4.900 19.100l1.400-1.400M17.700 6.300l1.400-1.400',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4l13 8-13 8V4z',
  next: 'M5 5l10 7-10 7V5zM19 5v14',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  edit: 'M4 20h4L19 9l-4-4L4 16v4z',
  save: 'M12 4v11m0 0l-4-4m4 4l4-4M4 20h16',
  reset: 'M4 12a8 8 0 108-8c-3 0-5 1.500-6.500 3.500M5 3v5h5',
  back: 'M15 5l-7 7 7 7',
  search: 'M11 18a7 7 0 100-14 7 7 0 000 14zM20 20l-4-4',
  keys: 'M3 7h18v11H3zM7 11h0M11 11h0M15 11h0M8 15h8',
} as const;

export type IconName = keyof typeof PATHS;

/** A small picture beside words that say the same. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
