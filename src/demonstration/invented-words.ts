import type { Trade } from '../repairs/index.ts';
import { filledIn } from './report-words.ts';
import type { Chance } from './seeded.ts';

/** What operatives and planners write down. Invented, like the words of residents. */
const doneBy: Readonly<Partial<Record<Trade, readonly string[]>>> = {
  plumber: ['Renewed the washer and seat, no drip after ten minutes.', 'Cut out {n} inches of pipe and fitted new, tested under pressure.', 'Replaced the trap and sealed it, ran both taps.', 'New fill valve fitted and set.', 'Remade the joint and left it dry.', 'Fitted new tap, old one was worn through.'],
  electrician: ['Traced a loose neutral, remade and tested.', 'New fitting supplied and fitted, circuit tested.', 'Replaced the socket, old one was worn. Readings in order.', 'Found the fault at the fitting on the stairs and put it right.', 'Alarm replaced, tested with the resident.', 'Fan replaced and vent cleared.'],
  'heating engineer': ['Fan and flue cleaned, boiler back on and up to temperature.', 'New diverter valve, hot water and heating both tested.', 'Replaced the pressure vessel and filled to 1.{n} bar.', 'New thermostat fitted and shown to the resident.', 'Bled the system and balanced {n} radiators.', 'Changed the ignition lead, fires first time.'],
  carpenter: ['Eased and rehung, closes and locks.', 'New lock and keys, two given to the resident.', 'Renewed the hinges and packed the frame.', 'Cut out the rotten length and let in new.', 'New worktop edge and sealed.'],
  roofer: ['Refixed {n} slates and checked the ridge.', 'Cleared the gutter and renewed two brackets.', 'New length of downpipe and shoe.', 'Flashing dressed back and sealed.'],
  plasterer: ['Hacked off, bonded and skimmed. Needs a week to dry before paint.', 'Patched and made good, about {n} square feet.', 'Boarded over and skimmed.'],
  glazier: ['New sealed unit measured and fitted.', 'Hinges and handle renewed, seals replaced.', 'Boarded, then glazed the same day.'],
  drainage: ['Rodded {n} yards and jetted through. Running freely.', 'Cleared fat from the waste and flushed with hot water.', 'Gully emptied, new grate fitted.'],
};
const doneByAnyone: readonly string[] = [
  'Found and mended the cause. Cleaned up. Resident present.', 'Done as described, tested and shown to the resident.', 'Finished in one visit, rubbish taken away.', 'Put right. Took {n}0 minutes.', 'Treated the wall, washed down and advised. Fan checked.', 'Made good and left tidy.', 'Resident happy with the work.', 'Done, photo on the van tablet.',
];
const moreWork: readonly string[] = ['Plaster the wall once it has dried', 'Fit the new unit when it comes', 'Renew the damaged floor section', 'Repaint the ceiling after the leak', 'Replace the whole length of gutter', 'Box in the new pipework', 'Hang the new door when it is made', 'Retile above the bath', 'Renew the rotten window board', 'Fit a new extractor with a timer', 'Lay new vinyl by the toilet'];
const notFixed: readonly string[] = ['It is leaking again since last night.', 'It worked for two days and stopped.', 'They did one side only.', 'It is better but it still is not right.', 'Nobody came upstairs to look.', 'Same as before, sorry.', 'It is worse now.', 'The new part rattles.', 'He said somebody else has to come for the rest.', 'It came back {when}.'];
const fixed: readonly string[] = ['Yes, all good, thank you.', 'Working fine now.', '', 'Very polite lad, sorted it.', 'Fixed, but it took three visits.', 'Yes.', 'All done, very tidy.', '', 'Good job, could have been sooner.', 'Yes thank you, {who} is pleased.', 'Warm at last.', 'Happy with it.', ''];
const chased: readonly string[] = ['Rang twice, no answer, left a message.', 'Texted to ask whether it is fixed.', 'Rang in the evening, phone switched off.', 'Left a message with {who}.', 'Rang, number engaged.', 'Rang the second number, no reply.'];
const calls: readonly string[] = ['Rang to say the part is on order and should be here this week.', 'Explained why the visit moved and agreed the new day.', 'Rang to check how things are. No change. We will keep the visit.', 'Told them who is coming and about what time.', 'Asked about access and parking. Key safe by the door.', 'Rang after they chased. Said sorry for the wait.', 'Left a voicemail with the date of the visit.', 'Spoke to {who}, who will be in.'];
const noAccess: readonly string[] = ['No answer at the door or on the phone.', 'Child answered, no adult in.', 'Neighbour says they are away until the weekend.', 'Gate locked, rang twice.', 'Resident rang later, had gone to work.', 'Knocked for ten minutes, telly on, no reply.', 'Resident asked for another day at the door.'];
export const moveReasons: readonly string[] = ['the part has not arrived', 'the operative is off sick', 'you asked for another day', 'the van broke down', 'an emergency came first', 'the scaffold is not up yet', 'you have a hospital appointment that day', 'the weather was not safe for the roof'];

const saying = (from: readonly string[]) => (chance: Chance): string => filledIn(chance.pick(from), chance);

export const workDoneWords = (trade: Trade, chance: Chance): string => filledIn(chance.pick(chance.isTrue(0.7) ? (doneBy[trade] ?? doneByAnyone) : doneByAnyone), chance);
export const moreWorkWords = saying(moreWork);
export const notFixedWords = saying(notFixed);
export const fixedWords = saying(fixed);
export const chasedWords = saying(chased);
export const callWords = saying(calls);
export const noAccessWords = saying(noAccess);
