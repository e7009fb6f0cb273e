export { addressesNotToUse } from './addresses-not-to-use.ts';
export { contactDetailsOf, representativesOf, residentById, residentForChange } from './resident.ts';
export { tenanciesHere, type TenancyHere } from './tenancies-here.ts';
export { currentHousehold, instructionsFor, type DoorInstructions, type HouseholdPerson } from './household.ts';
export { latestChangesOf, latestContactsOf, tenanciesOf, type ChangeOfPerson, type ContactOfPerson, type TenancyOfPerson } from './person-page.ts';
