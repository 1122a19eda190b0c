import { defineConfig } from 'vitest/config';

/** The contract suite alone; against a real Immich with IMMICH_TEST_URL and IMMICH_TEST_KEY set. */
export default defineConfig({
  test: {
    include: ['test/contract/**/*.test.ts'],
    globalSetup: ['./test/node24.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
