import { render } from 'preact';
import '../pieces/theme.css';
import { applyTheme } from '../pieces/theme.tsx';
import { Dashboard } from './dashboard.tsx';
import { server } from './server.ts';

applyTheme();
const app = document.querySelector('#app');
if (app !== null) {
  app.replaceChildren();
  render(<Dashboard />, app);
  server.open();
}
