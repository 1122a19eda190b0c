/** Loaded before the measured program: says on SIGUSR2 for how long its event loop was held at most since. JavaScript, as the program. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 2 });
delay.enable();
process.on('SIGUSR2', () => {
  process.stdout.write(`held ${delay.max / 1e6}\n`);
  delay.reset();
});
