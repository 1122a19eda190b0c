declare module 'heic-decode' {
  /** RGBA, orientation applied. Throws for what is no HEIC or is damaged. */
  const decode: (input: { readonly buffer: Uint8Array }) => Promise<{
    readonly width: number;
    readonly height: number;
    readonly data: Uint8ClampedArray<ArrayBuffer>;
  }>;
  export = decode;
}
