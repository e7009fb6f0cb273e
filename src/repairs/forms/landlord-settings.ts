import { contrast } from '../../platform/govuk/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { LandlordDetails } from '../store/settings.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';

/** What WCAG 2.2 (1.4.11) asks of a thing that must be told from the page around it. Words on it are always readable: they are black or white. */
const leastContrast = 3;

/** How the landlord is reached, and the colour of its header. */
export function parseLandlordSettings(body: FormBody): Parsed<LandlordDetails> {
  const read = readForm(body);
  const phone = phoneIn(read, 'phone');
  const emergencyPhone = phoneIn(read, 'emergencyPhone');
  const email = read.needed('email', 'Enter an email address, like repairs@example.org', 254);
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) read.wrong('email', 'Enter an email address, like repairs@example.org');
  const colour = read.text('colour', 20).toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(colour)) read.wrong('colour', 'Enter a colour as # and six figures or letters, like #1d70b8');
  else if (contrast('#ffffff', colour) < leastContrast) read.wrong('colour', `Choose a darker colour: it needs a contrast of ${leastContrast} to 1 with the white of the page`);
  return read.result(() => ({ phone, emergencyPhone, email, colour }));
}

function phoneIn(read: ReturnType<typeof readForm>, field: string): string {
  const typed = read.needed(field, 'Enter a phone number, like 0161 496 0000', 30);
  if (typed !== '' && !/^\+?[\d ()-]{6,25}$/.test(typed)) read.wrong(field, 'Enter a phone number, like 0161 496 0000');
  return typed;
}
