import { showPage } from '../show-page.ts';
import { Dashboard } from './dashboard.tsx';
import { server } from './server.ts';

showPage(<Dashboard />);
server.open();
