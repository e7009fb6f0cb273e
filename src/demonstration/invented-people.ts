import type { Chance } from './seeded.ts';

const given = ['Amara', 'Tom', 'Nadia', 'Joan', 'Samir', 'Grace', 'Piotr', 'Leanne', 'Yusuf', 'Margaret', 'Callum', 'Ewa', 'Denise', 'Hassan', 'Chloe', 'Brian', 'Fatima', 'Sharon', 'Kofi', 'Lucy', 'Imran', 'Doreen', 'Wei', 'Kelly', 'Adeola', 'Stephen', 'Zainab', 'Paul', 'Mei', 'Jade', 'Omar', 'Eileen', 'Ryan', 'Salma', 'Derek', 'Blessing', 'Karen', 'Ali', 'Holly', 'Mohammed'] as const;
const family = ['Okafor', 'Brand', 'Hussain', 'Taylor', 'Kowalska', 'Begum', 'Walsh', 'Ogden', 'Mensah', 'Shaw', 'Ahmed', 'Whitworth', 'Nowak', 'Bailey', 'Adeyemi', 'Heyes', 'Patel', 'Lomax', 'Chen', 'Ashworth', 'Khan', 'Duffy', 'Iqbal', 'Kershaw', 'Osei', 'Fletcher', 'Malik', 'Schofield', 'Rahman', 'Booth'] as const;

export interface InventedPerson {
  readonly name: string;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly preferredChannel: 'text' | 'email' | 'phone' | 'letter';
  readonly contactTimes: string | null;
  readonly language: string;
  readonly format: string;
}

/** A person who does not exist. 07700 900000 to 900999 are the numbers Ofcom keeps for drama, and .example has no mail. */
export function inventedPerson(chance: Chance): InventedPerson {
  const first = chance.pick(given);
  const last = chance.pick(family);
  const number = `07700 900${String(chance.whole(0, 999)).padStart(3, '0')}`;
  const email = `${first}.${last}${chance.whole(1, 99)}@residents.example`.toLowerCase();
  return {
    name: `${first} ${last}`,
    mobile: chance.isTrue(0.88) ? number : null,
    email: chance.isTrue(0.62) ? email : null,
    preferredChannel: chance.weighted([['text', 60], ['email', 20], ['phone', 12], ['letter', 8]]),
    contactTimes: chance.weighted([[null, 70], ['after 3pm', 12], ['mornings', 10], ['not before 10am', 8]]),
    language: chance.weighted([['English', 86], ['Polish', 4], ['Urdu', 4], ['Arabic', 3], ['Romanian', 3]]),
    format: chance.weighted([['standard', 94], ['large print', 4], ['easy read', 2]]),
  };
}
