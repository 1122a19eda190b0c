import { resolve } from '$app/paths';

/** Where the app is served: empty, or a path such as "/cleaner" behind a proxy. Known once the page has started. */
export const base = resolve('/').replace(/\/$/, '');

/** An address of ours, under the base path. */
export const to = (path: string): string => `${base}${path}`;
