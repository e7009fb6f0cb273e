import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

// The Code does not define a working day; we use Monday to Friday without the bank holidays of
// England and Wales, and count from the day after.
const code = {
  ...usual,
  source: { kind: 'code', title: 'Complaint Handling Code' },
  url: 'https://www.housing-ombudsman.org.uk/landlords-info/complaint-handling-code/',
  confidence: 'P',
  inForce: { from: plainDate('2024-04-01') },
} as const;

export const complaintHandlingCode = [
  {
    ...code,
    id: 'complaints.acknowledge',
    duty: 'Acknowledge, define and log the complaint, however and by whomever it was received',
    limit: { workingDays: 5 },
    countedFrom: 'we received the complaint',
    provision: '6.2',
  },
  {
    ...code,
    id: 'complaints.stage1',
    duty: 'Send the stage 1 response',
    limit: { workingDays: 10 },
    countedFrom: 'we acknowledged it',
    provision: '6.3',
  },
  {
    ...code,
    id: 'complaints.stage1-extended',
    duty: 'Send the extended stage 1 response, having told the resident the reasons, the expected date and how to reach the Ombudsman',
    limit: { workingDays: 10 },
    countedFrom: 'the stage 1 response was first due',
    provision: '6.4',
  },
  {
    ...code,
    id: 'complaints.stage2-acknowledge',
    duty: 'Acknowledge, define and log the request to go to stage 2',
    limit: { workingDays: 5 },
    countedFrom: 'we received the request for stage 2',
    provision: '6.11',
  },
  {
    ...code,
    id: 'complaints.stage2',
    duty: 'Send the stage 2 response, which is our final response',
    limit: { workingDays: 20 },
    countedFrom: 'we acknowledged the request for stage 2',
    provision: '6.14',
    confidence: 'S',
  },
  {
    ...code,
    id: 'complaints.stage2-extended',
    duty: 'Send the extended stage 2 response, having told the resident the reasons, the expected date and how to reach the Ombudsman',
    limit: { workingDays: 20 },
    countedFrom: 'the stage 2 response was first due',
    provision: '6.15',
    confidence: 'S',
  },
  {
    ...code,
    id: 'complaints.window-to-raise',
    duty: 'Accept a complaint raised in this window; later ones may still be accepted for good reason',
    limit: { months: 12 },
    countedFrom: 'it happened, or the resident became aware of it',
    effect: 'open until',
    provision: '2.3',
    confidence: 'M',
  },
] as const satisfies readonly Rule[];
