/** The reader is known but may not: `whoCan` says in plain words who may. */
export class NotAllowed extends Error {
  override name = 'NotAllowed';
  readonly whoCan: string;
  constructor(whoCan: string) {
    super(`Not allowed: ${whoCan}`);
    this.whoCan = whoCan;
  }
}
