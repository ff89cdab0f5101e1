import process from 'node:process';
import { runAsProcess } from '@castai-bot/cli';
import { findCheckout } from './checkout.ts';
import { main } from './main.ts';

const checkout = findCheckout(import.meta.dirname);
await runAsProcess(process, (options) => main(options, checkout));
