import { render } from 'preact';
import type { ReportData } from '../../run-data.ts';
import { readFileData } from '../file-data.ts';
import '../pieces/theme.css';
import { applyTheme } from '../pieces/theme.tsx';
import { Report } from './report.tsx';

applyTheme();
const app = document.querySelector('#app');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot wrote it with the page
const data = (readFileData('data') ?? { writer: 'castai-bot', runs: [] }) as ReportData;
const notices = readFileData('notices');
if (app !== null) render(<Report data={data} notices={typeof notices === 'string' ? notices : ''} />, app);
