import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './src/storage/schema',
  out: './drizzle',
  casing: 'snake_case',
});
