/** Parameters of a call; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;
