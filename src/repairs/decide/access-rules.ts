/** A supervisor looks at what was tried to get in. */
export const accessReviewRule = 'repairs.access-review';
/** A manager decides what the tenancy or the law allows. */
export const accessStepRule = 'repairs.access-step';
