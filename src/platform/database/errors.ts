/** The row was changed by someone else since it was read: the page says so and shows what is there now. */
export class RecordChanged extends Error {
  override name = 'RecordChanged';
}

/** Nothing of that name here for this landlord and this reader. */
export class NotFound extends Error {
  override name = 'NotFound';
}
