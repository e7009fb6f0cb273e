import type { Trade } from '../repairs/index.ts';
import type { Role } from '../staff/index.ts';

export interface InventedMember {
  readonly name: string;
  readonly mailbox: string;
  readonly roles: readonly Role[];
  readonly teams: readonly string[];
  /** By name; the managing organisation unless given. */
  readonly organisation?: string;
  /** What an operative is sent for; everything unless given. */
  readonly trades?: readonly Trade[];
  /** How many times as often as others' work it comes back. */
  readonly recalls?: number;
  /** How many times as long as others they take to come. */
  readonly slowness?: number;
}

/** Who works for Tarnbrook Homes however small the demonstration is. */
export const tarnbrookMembers: readonly InventedMember[] = [
  { name: 'Aisha Rahman', mailbox: 'adviser', roles: ['adviser'], teams: ['Customer centre'] },
  { name: 'Priya Shah', mailbox: 'planner', roles: ['planner'], teams: ['Repairs north'] },
  { name: 'Gareth Lomas', mailbox: 'planner2', roles: ['planner'], teams: ['Repairs south'] },
  { name: 'Dean Holt', mailbox: 'operative', roles: ['operative'], teams: ['Repairs north'] },
  { name: 'Marta Wiśniewska', mailbox: 'operative2', roles: ['operative'], teams: ['Repairs north'] },
  { name: 'Colin Asante', mailbox: 'operative3', roles: ['operative'], teams: ['Repairs south'] },
  { name: 'Bilal Chaudhry', mailbox: 'operative4', roles: ['operative'], teams: ['Repairs south'], recalls: 3 },
  { name: 'Ruth Ellison', mailbox: 'surveyor', roles: ['surveyor'], teams: ['Surveyors', 'Repairs north'] },
  { name: 'Femi Adebayo', mailbox: 'complaints', roles: ['complaints officer'], teams: ['Complaints'] },
  { name: 'Janet Ormerod', mailbox: 'manager', roles: ['manager'], teams: ['Repairs north', 'Repairs south', 'Surveyors'] },
  { name: 'Councillor Tariq Mir', mailbox: 'board', roles: ['board member'], teams: [] },
  { name: 'Sam Whittle', mailbox: 'administrator', roles: ['administrator'], teams: [] },
  { name: 'Jo Marsh', mailbox: 'contractor', roles: ['contractor'], teams: [], organisation: 'Brightside Plumbing' },
  { name: 'Ravi Sethi', mailbox: 'contractor2', roles: ['contractor'], teams: [], organisation: 'Brightside Plumbing' },
  { name: 'Helen Price', mailbox: 'council', roles: ['manager'], teams: ['Council housing client'], organisation: 'Tarnbrook Borough Council' },
];

type Named = readonly [name: string, part?: Partial<InventedMember>];

const numbered = (role: Role, from: number, team: string, people: readonly Named[]): InventedMember[] =>
  people.map(([name, part], index) => ({ name, mailbox: `${role.split(' ')[0]}${from + index}`, roles: [role], teams: [team], ...part }));

const plumber = { trades: ['plumber', 'drainage'] } as const;
const electrician = { trades: ['electrician'] } as const;
const joiner = { trades: ['carpenter', 'glazier', 'multi-skilled'] } as const;
const plasterer = { trades: ['plasterer', 'damp surveyor', 'multi-skilled'] } as const;
const heating = { trades: ['heating engineer'] } as const;
/** Sent by another firm in all but name: always weeks behind the rest. */
const outside = { trades: ['roofer'], slowness: 2.2 } as const;

/** Who else works there once it has a thousand homes and more. */
export const tarnbrookAtFullSize: readonly InventedMember[] = [
  ...numbered('adviser', 2, 'Customer centre', [['Chloe Barlow'], ['Danesh Irani'], ['Maureen Tully'], ['Kit Fairbrother']]),
  ...numbered('planner', 3, 'Repairs north', [['Shabana Anwar'], ['Rob Entwistle']]),
  ...numbered('planner', 5, 'Repairs south', [['Ewa Mazur'], ['Leroy Campbell']]),
  ...numbered('planner', 7, 'Repairs east', [['Carys Probert'], ['Nasreen Akhtar'], ['Tony Rudd']]),
  ...numbered('planner', 10, 'Heating', [['Beth Ollerton'], ['Yannick Mbemba']]),
  ...numbered('planner', 12, 'Roofs and outside', [['Graham Tweedale'], ['Iram Saleem']]),
  ...numbered('operative', 5, 'Repairs north', [['Lee Hargreaves', plumber], ['Sunil Rao', electrician], ['Pat Cleary', joiner], ['Mo Elmi', plasterer]]),
  ...numbered('operative', 9, 'Repairs south', [['Jordan Kay', plumber], ['Anita Desai', electrician], ['Wayne Birtles', joiner], ['Stefan Ionescu', plasterer]]),
  ...numbered('operative', 13, 'Repairs east', [['Gemma Lund', plumber], ['Errol Francis', plumber], ['Hamza Latif', electrician], ['Vic Noonan', joiner], ['Ola Adeleke', plasterer]]),
  ...numbered('operative', 18, 'Heating', [['Craig Pilling', heating], ['Zara Hanif', heating], ['Neil Aspinall', heating], ['Tomasz Zając', heating]]),
  ...numbered('operative', 22, 'Roofs and outside', [['Barry Kettle', outside], ['Liam Duffy', outside], ['Cheng Wu', outside]]),
  ...numbered('surveyor', 2, 'Surveyors', [['Hugh Pemberton'], ['Adaeze Nwosu'], ['Fiona Grieve']]),
  ...numbered('complaints officer', 2, 'Complaints', [['Sian Beddoes']]),
  ...numbered('manager', 2, 'Repairs east', [['Derek Molloy', { teams: ['Repairs east', 'Heating'] }], ['Parveen Sharif', { teams: ['Roofs and outside', 'Repairs south'] }]]),
];

/** A landlord of two streets: everybody does more than one thing. */
export const millgateMembers: readonly InventedMember[] = [
  { name: 'Olwen Parry', mailbox: 'adviser', roles: ['adviser', 'planner'], teams: ['Homes team'] },
  { name: 'Kwame Boateng', mailbox: 'operative', roles: ['operative'], teams: ['Homes team'] },
  { name: 'Harriet Osei', mailbox: 'surveyor', roles: ['surveyor'], teams: ['Homes team'] },
  { name: 'Ingrid Sale', mailbox: 'manager', roles: ['manager', 'surveyor', 'administrator'], teams: ['Homes team'] },
];
