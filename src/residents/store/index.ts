export { haveStoppedTexts, heedTextsChosenAgain, heedTextsOf, thoseWhoStoppedTexts } from './texts-stopped.ts';
export { addressesNotWorking, addressWorksAgain, markAddressNotWorking, type BrokenAddress } from './addresses-not-working.ts';
export { confirmNeedsOf, confirmOwnNeedsOf, saveResidentEvents } from './save-events.ts';
export { createResidentRows, type NewResident, type NewResidentRows, type NewTenancy, type NewTenancyPerson } from './create-rows.ts';
