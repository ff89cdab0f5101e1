import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from './icon.tsx';

type Theme = 'system' | 'light' | 'dark';

const KEPT = 'castai-bot-theme';
const NEXT: Readonly<Record<Theme, Theme>> = { system: 'dark', dark: 'light', light: 'system' };
const TITLES: Readonly<Record<Theme, string>> = {
  system: 'Colours as the system has them',
  dark: 'Dark colours',
  light: 'Light colours',
};

const theme = signal<Theme>(readTheme());

/** Shows the page in the colours that were chosen here before. */
export function applyTheme(): void {
  const { dataset } = document.documentElement;
  if (theme.value === 'system') delete dataset['theme'];
  else dataset['theme'] = theme.value;
}

/** Goes through the colours: the system's, dark, light. */
export function ThemeButton(): JSX.Element {
  const name = theme.value;
  return (
    <button
      type="button"
      class="plain square"
      title={`${TITLES[name]}; press for: ${TITLES[NEXT[name]].toLowerCase()}`}
      aria-label={`${TITLES[name]}: change`}
      onClick={() => {
        theme.value = NEXT[name];
        keepTheme(theme.value);
        applyTheme();
      }}
    >
      <Icon name={name} />
    </button>
  );
}

/** Some browsers refuse to keep anything. */
function keepTheme(chosen: Theme): void {
  try {
    localStorage.setItem(KEPT, chosen);
  } catch {
    // It counts until the page is left.
  }
}

function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEPT);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}
