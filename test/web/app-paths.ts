/** What SvelteKit puts in the place of `$app/paths`, for an app that is served without a base path. */
export const resolve = (path: string): string => path;
