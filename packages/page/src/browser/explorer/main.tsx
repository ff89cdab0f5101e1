import { showPage } from '../show-page.ts';
import { Explorer } from './explorer.tsx';
import { simulator } from './simulator.ts';

showPage(<Explorer />);
simulator.open();
