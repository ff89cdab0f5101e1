import { render } from 'preact';
import type { JSX } from 'preact';
import './pieces/theme.css';
import { applyTheme } from './pieces/theme.tsx';

/** Shows a page in place of what stood there until its script had come. */
export function showPage(page: JSX.Element): void {
  applyTheme();
  const app = document.querySelector('#app');
  if (app === null) return;
  app.replaceChildren();
  render(page, app);
}
