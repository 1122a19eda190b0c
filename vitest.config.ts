import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // SvelteKit makes it at build time; the tests run modules of the web app outside of it.
  resolve: { alias: { '$app/paths': new URL('./test/web/app-paths.ts', import.meta.url).pathname } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'training/**/*.test.ts'],
    // Minutes: `npm run test:long`.
    exclude: [...configDefaults.exclude, 'test/long/**'],
    globalSetup: ['./test/node24.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
