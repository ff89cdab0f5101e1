// Adds one to a number in a state, as often as it is told, and prints how often it did.
import process from 'node:process';
import { keepInFile } from './keep-in-file.ts';

const [file = '', times = '1'] = process.argv.slice(2);
const keeper = keepInFile(file);
for (let done = 0; done < Number(times);) {
  const { data, version } = await keeper.read();
  const runs = Number(data['state.json'] ?? 0) + 1;
  if ((await keeper.write({ ...data, 'state.json': String(runs) }, version)) !== undefined) {
    done += 1;
    process.stdout.write('.');
  }
}
