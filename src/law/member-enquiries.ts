import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

// No statute sets these; they are the commonest figures in published council protocols. A complaint made
// through a councillor or MP runs the Complaint Handling Code clocks as well.
const policy = {
  ...usual,
  countedFrom: 'we received the enquiry',
  source: { kind: 'policy', title: 'Landlord policy: councillor and MP enquiries' },
  url: null,
  confidence: 'S',
  inForce: { from: plainDate('2012-01-01'), fromConfidence: 'I' },
} as const;

export const memberEnquiries = [
  {
    ...policy,
    id: 'enquiries.acknowledge',
    duty: 'Acknowledge the enquiry and name who will answer it',
    limit: { workingDays: 2 },
    provision: 'acknowledgement',
  },
  {
    ...policy,
    id: 'enquiries.answer',
    duty: 'Send the full answer',
    limit: { workingDays: 10 },
    provision: 'full answer',
  },
] as const satisfies readonly Rule[];
