/** What SvelteKit makes at build time; the tests run modules of the web app outside of it. */
declare module '$app/paths' {
  export function resolve(path: string): string;
}
