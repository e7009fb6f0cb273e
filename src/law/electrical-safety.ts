import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

// Sources disagree whether older tenancies had to be inspected by 1 May or by 1 November 2026. Both
// have passed, so a home without an inspection in date is overdue either way.
const regulations = {
  ...usual,
  source: {
    kind: 'law',
    title: 'Electrical Safety Standards in the Private Rented Sector (England) Regulations 2020, as extended to social housing',
  },
  url: 'https://www.gov.uk/government/publications/electrical-safety-standards-in-the-private-and-social-rented-sectors-guidance-for-landlords-tenants-and-local-authorities',
  confidence: 'S',
  inForce: { from: plainDate('2025-11-01') },
} as const;

export const electricalSafety = [
  {
    ...regulations,
    id: 'electrical.inspection',
    duty: 'Have the electrical installation inspected and tested again, at least every five years',
    limit: { months: 60 },
    countedFrom: 'it was last inspected and tested',
    provision: 'inspection and testing',
  },
  {
    ...regulations,
    id: 'electrical.first-inspection',
    duty: 'Have the first inspection of a home let before 1 December 2025',
    limit: { onDate: plainDate('2026-11-01') },
    countedFrom: 'the duty reached tenancies granted before 1 December 2025',
    provision: 'first inspection of existing tenancies',
    inForce: { from: plainDate('2026-05-01'), until: plainDate('2026-11-01') },
  },
  {
    ...regulations,
    id: 'electrical.appliance-check',
    duty: 'Check the appliances we provide again, at least every five years',
    limit: { months: 60 },
    countedFrom: 'they were last checked',
    provision: 'appliances provided by the landlord',
  },
  {
    ...regulations,
    id: 'electrical.report-to-tenant',
    duty: 'Give the tenant the inspection report; a new tenant has it before moving in',
    limit: { calendarDays: 28 },
    countedFrom: 'the inspection and test',
    provision: 'report to the tenant',
  },
  {
    ...regulations,
    id: 'electrical.report-to-prospective-tenant',
    duty: 'Give the inspection report to a prospective tenant who asks for it',
    limit: { calendarDays: 28 },
    countedFrom: 'the prospective tenant asked',
    provision: 'report to a prospective tenant',
  },
  {
    ...regulations,
    id: 'electrical.report-to-council',
    duty: 'Give the inspection report to the council when it asks for it',
    limit: { calendarDays: 7 },
    countedFrom: 'the council asked',
    provision: 'report to the local housing authority',
  },
  {
    ...regulations,
    id: 'electrical.remedy',
    duty: 'Complete the remedial work or further investigation the report calls for, or sooner if the report says so',
    limit: { calendarDays: 28 },
    countedFrom: 'the inspection and test',
    provision: 'remedial work',
  },
  {
    ...regulations,
    id: 'electrical.confirm-remedy',
    duty: 'Confirm to the tenant in writing that the remedial work is done',
    limit: { calendarDays: 28 },
    countedFrom: 'the remedial work was completed',
    provision: 'confirmation of remedial work',
  },
] as const satisfies readonly Rule[];
