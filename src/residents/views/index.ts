export { contactDetailsForm } from './contact-details-form.ts';
export { needsForm, type FormFacts } from './needs-form.ts';
export { withdrawConsentForm } from './withdraw-consent-form.ts';
export { actingOnCase, endRepresentativeForm, representativeForm } from './representatives.ts';
export { newPersonForm } from './new-person-form.ts';
export { personPage } from './person-page.ts';
export { refusalWords } from './words.ts';
