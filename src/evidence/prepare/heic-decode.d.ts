// The package has no types of its own: what we use of it.
declare module 'heic-decode' {
  interface HeicPicture {
    readonly width: number;
    readonly height: number;
    decode(): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }>;
  }
  const decode: { all(options: { readonly buffer: Uint8Array }): Promise<readonly HeicPicture[] & { dispose(): void }> };
  export default decode;
}
