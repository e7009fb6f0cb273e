/** The row was changed by someone else since it was read: the page says so and shows what is there now. The message names the record. */
export class RecordChanged extends Error {
  override name = 'RecordChanged';
  /** The version that was seen, where the record counts them. */
  readonly seenVersion: number | undefined;

  constructor(what: string, seenVersion?: number) {
    super(what);
    this.seenVersion = seenVersion;
  }
}

/** Nothing of that name here for this landlord and this reader. */
export class NotFound extends Error {
  override name = 'NotFound';
}
