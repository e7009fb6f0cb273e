/** The reader is known but may not: `whoCan` says in plain words who may. */
export class NotAllowed extends Error {
  override name = 'NotAllowed';
  readonly whoCan: string;
  constructor(whoCan: string) {
    super(`Not allowed: ${whoCan}`);
    this.whoCan = whoCan;
  }
}

/** More or larger files than the route takes, or a field that is too long. */
export class TooMuchSent extends Error {
  override name = 'TooMuchSent';
  readonly upload: { readonly files: number; readonly bytes: number; readonly totalBytes?: number };
  constructor(upload: TooMuchSent['upload']) {
    super('More was sent than this address takes');
    this.upload = upload;
  }
}

/** Files were sent where none are taken. */
export class TakesNoFiles extends Error {
  override name = 'TakesNoFiles';
  readonly statusCode = 415;
}

/** A form that a page of another site sent. */
export class FromElsewhere extends Error {
  override name = 'FromElsewhere';
}

/** One visitor asked more often than people do. */
export class TooManyRequests extends Error {
  override name = 'TooManyRequests';
  readonly statusCode = 429;
}
