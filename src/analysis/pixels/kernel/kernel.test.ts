import { expect, it } from 'vitest';
import { isKernelStale, kernelModule } from '../../../../scripts/build-kernel.ts';

it('is compiled from its source as it stands', async () => {
  const module = await kernelModule();
  expect(isKernelStale(module), 'npm run build:kernel').toBe(false);
  expect(isKernelStale(module.replace('AGFzb', 'AGFzc'))).toBe(true);
});
