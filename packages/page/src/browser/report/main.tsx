import type { ReportData } from '../../run-data.ts';
import { readFileData } from '../file-data.ts';
import { showPage } from '../show-page.ts';
import { Report } from './report.tsx';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot wrote it with the page
const data = (readFileData('data') ?? { writer: 'castai-bot', runs: [] }) as ReportData;
const notices = readFileData('notices');
showPage(<Report data={data} notices={typeof notices === 'string' ? notices : ''} />);
