import { asbCaseReview } from './asb-case-review.ts';
import { competenceAndConduct } from './competence-and-conduct.ts';
import { complaintHandlingCode } from './complaint-handling-code.ts';
import { disrepairProtocol } from './disrepair-protocol.ts';
import { electricalSafety } from './electrical-safety.ts';
import { energyEfficiency } from './energy-efficiency.ts';
import { freedomOfInformation } from './freedom-of-information.ts';
import { gasSafety1998 } from './gas-safety-1998.ts';
import { grantDeliveryGuidance2022 } from './grant-delivery-guidance-2022.ts';
import { hazardsRegulations2025 } from './hazards-regulations-2025.ts';
import { housingAct1985 } from './housing-act-1985.ts';
import { housingGrantsAct1996 } from './housing-grants-act-1996.ts';
import { interpretationAct1978 } from './interpretation-act-1978.ts';
import { landlordAndTenantAct1985 } from './landlord-and-tenant-act-1985.ts';
import { localismAct2011 } from './localism-act-2011.ts';
import { memberEnquiries } from './member-enquiries.ts';
import { ombudsmanScheme } from './ombudsman-scheme.ts';
import { repairPriorities } from './repair-priorities.ts';
import { rightToRepair1994 } from './right-to-repair-1994.ts';
import { stairs } from './stairs.ts';
import { ukGdpr } from './uk-gdpr.ts';
import type { Rule } from './rule.ts';

// In reading order: the rulebook lists the sources as they stand here.
const everySource = [
  ...hazardsRegulations2025,
  ...complaintHandlingCode,
  ...ombudsmanScheme,
  ...rightToRepair1994,
  ...disrepairProtocol,
  ...electricalSafety,
  ...gasSafety1998,
  ...energyEfficiency,
  ...housingGrantsAct1996,
  ...grantDeliveryGuidance2022,
  ...localismAct2011,
  ...housingAct1985,
  ...landlordAndTenantAct1985,
  ...interpretationAct1978,
  ...freedomOfInformation,
  ...ukGdpr,
  ...stairs,
  ...competenceAndConduct,
  ...asbCaseReview,
  ...memberEnquiries,
  ...repairPriorities,
] as const;

/** The id of a duty we hold, checked by the compiler: a mistyped id does not build. */
export type RuleId = (typeof everySource)[number]['id'];

/** Every version of every duty. */
export const allRules: readonly Rule[] = everySource;

/** Whether a text is the id of a duty we hold. */
export const isRuleId = (text: string): text is RuleId => allRules.some((rule) => rule.id === text);

/** Each id once, in reading order. */
export const ruleIds: readonly RuleId[] = [...new Set(everySource.map((rule) => rule.id))];
