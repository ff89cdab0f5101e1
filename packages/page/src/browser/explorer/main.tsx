import { render } from 'preact';
import '../pieces/theme.css';
import { applyTheme } from '../pieces/theme.tsx';
import { Explorer } from './explorer.tsx';
import { simulator } from './simulator.ts';

applyTheme();
const app = document.querySelector('#app');
if (app !== null) {
  app.replaceChildren();
  render(<Explorer />, app);
  simulator.open();
}
