declare const brand: unique symbol;

/** A text that is one kind of thing only: a CaseId cannot be passed where a HomeId is wanted. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };
