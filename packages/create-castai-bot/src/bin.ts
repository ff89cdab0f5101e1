import process from 'node:process';
import { runAsProcess } from '@castai-bot/cli';
import { main } from './main.ts';

await runAsProcess(process, main);
