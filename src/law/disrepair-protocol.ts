import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

const protocol = {
  ...usual,
  limit: { workingDays: 20 },
  source: { kind: 'code', title: 'Pre-Action Protocol for Housing Conditions Claims (England)' },
  url: 'https://www.justice.gov.uk/courts/procedure-rules/civil/protocol/prot_hou',
  inForce: { from: plainDate('2020-01-13'), fromConfidence: 'M' },
} as const;

export const disrepairProtocol = [
  {
    ...protocol,
    id: 'disrepair.reply',
    duty: 'Reply to the letter of claim with disclosure and our position on an expert; a posted letter is taken as received two days after posting',
    countedFrom: 'we received the letter of claim',
    provision: 'landlord’s response',
    confidence: 'S',
  },
  {
    ...protocol,
    id: 'disrepair.inspection',
    duty: 'Have the home inspected by the expert, sooner when it is urgent',
    countedFrom: 'our reply to the letter of claim',
    provision: 'para 7',
    confidence: 'M',
  },
  {
    ...protocol,
    id: 'disrepair.full-response',
    duty: 'Send the full response: liability, schedule of works, compensation and costs',
    countedFrom: 'we received the expert’s report',
    provision: 'response to the report',
    confidence: 'S',
  },
] as const satisfies readonly Rule[];
