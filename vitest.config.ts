import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'training/**/*.test.ts'],
    // Minutes: `npm run test:long`.
    exclude: [...configDefaults.exclude, 'test/long/**'],
    globalSetup: ['./test/node24.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: '.results/vitest.json' }]],
  },
});
