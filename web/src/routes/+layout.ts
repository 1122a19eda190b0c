import { loadLanguage } from '#web/text/text.ts';

export const ssr = false;
export const prerender = false;

export async function load(): Promise<void> {
  await loadLanguage();
}
