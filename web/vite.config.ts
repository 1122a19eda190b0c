import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** Where `vite dev` finds the service; the built app is served by the service itself. */
const service = process.env.SERVICE_URL ?? 'http://127.0.0.1:5001';

export default defineConfig({
  plugins: [
    tailwindcss(),
    sveltekit({
      adapter: adapter({ fallback: 'index.html' }),
      // A fixed name makes two builds of one source the same, byte for byte.
      version: { name: 'web' },
      csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
      compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
    }),
  ],
  server: { proxy: { '/api': service, '/health': service } },
});
