import { addCaseSection } from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import { addHomeAction } from '../homes/index.ts';
import { actorOf, hasRole } from '../staff/index.ts';
import { residentRoles } from './access.ts';
import { actsOn } from './model/representatives.ts';
import { representativesOf } from './queries/index.ts';
import { actingOnCase } from './views/index.ts';

export type {
  Channel, ConfirmNeeds, ConsentBasis, ContactDetails, Format, HouseholdNeed, NeedId, NeedKind, NeedsAnswer, NeedSource, NewNeed, Resident,
  ResidentContext, ResidentId, TenancyId, TenancyKind, TenancyPart,
} from './model.ts';
export { needsVisibleTo } from './access.ts';
export { needsShownByLink, type OwnAnswer, type ShownNeed } from './own-needs.ts';
export type { ResidentRefusal } from './decide.ts';
export { wordAboutTexts, type WordAboutTexts } from './decide/texts.ts';
export { addressesNotToUse, contactDetailsOf, currentHousehold, instructionsFor, residentById, type DoorInstructions, type HouseholdPerson } from './queries/index.ts';
export { addressWorksAgain, confirmNeedsOf, confirmOwnNeedsOf, haveStoppedTexts, heedTextsOf, thoseWhoStoppedTexts, markAddressNotWorking, createResidentRows, type NewResident, type NewResidentRows, type NewTenancy, type NewTenancyPerson } from './store/index.ts';
export { residentsImporter } from './store/import-residents.ts';
export { residentsRoutes } from './routes.ts';

addCaseSection(async ({ tx, actor, today }, { header: { file } }) => {
  if (file.residentId === null || !hasRole(actorOf(actor), ...residentRoles)) return undefined;
  const acting = (await representativesOf(tx, file.residentId)).filter((one) => actsOn(one, today as PlainDate));
  return acting.length === 0 ? undefined : actingOnCase(acting, today as PlainDate);
});
addHomeAction({ text: 'Add somebody who lives here', href: (homeId) => `/homes/${homeId}/people/new`, roles: residentRoles, onlyWhileOurs: true });
