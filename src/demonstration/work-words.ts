import type { Chance } from './seeded.ts';
import { filledIn } from './report-words.ts';

/** What is written down of the work on one problem. Each fits whatever a resident may have said of that problem. */
interface WorkOfProblem {
  /** What an order says is to be done, and never about whom. */
  readonly ordered: readonly string[];
  /** The codes of the invented schedule that it is ordered by; none where no contractor is asked for it. */
  readonly codes: readonly string[];
  /** What whoever did it writes down. */
  readonly done: readonly string[];
  /** What is left for another visit. */
  readonly more: readonly string[];
}

const inUse = 'Put right and tested in use.';

export const workOf: Readonly<Record<string, WorkOfProblem>> = {
  leak: {
    ordered: ['Find the leak, renew what has failed and leave it dry.', 'Trace where the water comes from, mend the pipe or fitting and test under pressure.', 'Stop the leak and look at the joints beside it.'],
    codes: ['TB-PL110', 'TB-PL140', 'TB-PL300'],
    done: ['Cut out {n} inches of pipe and fitted new, tested under pressure.', 'Found the leak, remade the joint and left it dry.', 'Renewed the fitting that leaked, no drip after ten minutes.', 'Leak stopped, joints beside it tightened and wiped down.'],
    more: ['Box in the new pipework', 'Renew the damaged board under the leak', 'Renew the next length of pipe, it is as old'],
  },
  'ceiling-leak': {
    ordered: ['Find where the water above the ceiling comes from and stop it.', 'Trace the leak from above, mend it and look at the ceiling for safety.'],
    codes: ['TB-PL110', 'TB-PL300'],
    done: ['Traced it to a joint above, remade it and tested. Ceiling is safe.', 'Found where it came through and stopped it, ceiling left to dry.', 'Mended the pipe above, nothing came through in {n}0 minutes.'],
    more: ['Repaint the ceiling after the leak', 'Plaster the ceiling once it has dried'],
  },
  'no-water': {
    ordered: ['Find why no water comes, and bring it back to every tap.', 'Look at the stopcock and the supply pipe, renew what has failed.'],
    codes: ['TB-PL110', 'TB-PL300'],
    done: ['Renewed the stopcock, water back at every tap.', 'Freed the supply where it had stuck, ran all taps.', 'New length of supply pipe, {n} bar at the kitchen.'],
    more: ['Lag the supply pipe where it runs along the outside wall', 'Renew the old stopcock in the street box'],
  },
  'damp-or-mould': {
    ordered: ['Treat the mould, find where the moisture comes from and put that right.', 'Renew wet plaster and line the cold wall.', 'Fit a fan where the moisture cannot get out, wash down and redecorate.'],
    codes: ['TB-DM010', 'TB-DM030', 'TB-DM060', 'TB-DM090', 'TB-DM120'],
    done: ['Treated the wall and washed it down. Fan looked at and clear.', 'Wet plaster off and renewed, about {n} square feet. Left to dry.', 'Mould treated, cold corner lined and painted.', 'Found the moisture from outside and stopped it, wall treated.'],
    more: ['Plaster the wall once it has dried', 'Paint the wall once it has dried', 'Fit a new extractor with a timer'],
  },
  'no-heating': {
    ordered: ['Find why the heating does not come on, put it right and test every radiator.'],
    codes: [],
    done: ['Fault found and mended, heating back on and up to temperature.', 'Changed the part that had failed, heating on and off {n} times without a fault.', 'Heating back on, every room warm when I left.', 'Controls set right and shown to the resident, heating on.'],
    more: ['Fit the heating part when it comes', 'Balance the heating once it has run for a week'],
  },
  'no-hot-water': {
    ordered: ['Find why the water does not get hot, put it right and run every hot tap.'],
    codes: [],
    done: ['Fault found and mended, hot at every tap.', 'Changed the part that had failed, {n}0 minutes of hot water without a fault.', 'Hot water back, thermostat set right.'],
    more: ['Fit the hot water part when it comes', 'Renew the hot water thermostat'],
  },
  'no-electricity': {
    ordered: ['Find the fault, bring the power back and test the circuits.'],
    codes: [],
    done: ['Traced the fault, put it right and tested. All power back on.', 'One circuit had failed, remade and tested. Readings in order.', 'Renewed the trip, it holds with everything on.'],
    more: ['Renew the cable that was bypassed', 'Fit the new fuse board when it comes'],
  },
  'unsafe-electrics': {
    ordered: ['Make the electrics safe at once, then renew what is burnt, loose or wet.'],
    codes: [],
    done: ['Made safe, renewed the fitting and tested. Readings in order.', 'Loose connection found and remade, fitting renewed.', 'Isolated it, fitted new and tested with the resident.'],
    more: ['Test the other circuits, the wiring is of the same age', 'Renew the cable behind it'],
  },
  'light-or-socket': {
    ordered: ['Find why the light or socket does not work, renew what has failed and test.'],
    codes: [],
    done: ['Traced a loose neutral, remade and tested.', 'New fitting supplied and fitted, circuit tested.', 'Renewed what had worn out. Readings in order.'],
    more: ['Fit the matching cover when it comes', 'Renew the cable to it'],
  },
  'smoke-alarm': {
    ordered: ['Renew the alarm and test all alarms in the home together.'],
    codes: [],
    done: ['Alarm renewed, tested with the resident.', 'New alarm fitted and linked, all of them sound together.', 'Base and alarm renewed, {n} tests without a fault.'],
    more: ['Fit another alarm on the landing', 'Renew the other alarms, they are of the same age'],
  },
  toilet: {
    ordered: ['Put the toilet right so that it flushes and fills quietly, and leave it dry.', 'Overhaul the toilet, renew what has failed and flush it ten times.', 'Look at pan, cistern and fixings, renew what is broken.'],
    codes: ['TB-PL210', 'TB-PL250'],
    done: ['Toilet overhauled, flushes and fills as it should.', 'Renewed the broken part of the toilet, flushed {n} times without a fault.', 'Toilet refixed and sealed, no movement and no leak.'],
    more: ['Lay new vinyl by the toilet', 'Fit the matching toilet part when it comes'],
  },
  'blocked-drain': {
    ordered: ['Clear the blockage and run water through for ten minutes.', 'Clear the run to the first chamber and look at it by camera if it comes back.'],
    codes: ['TB-DR010', 'TB-DR040', 'TB-DR090'],
    done: ['Rodded {n} yards and jetted through. Running freely.', 'Cleared the blockage and flushed with hot water. Running freely.', 'Cleared fat and paper from the run, water ran away for ten minutes.'],
    more: ['Look at the run by camera', 'Renew the length of drain that has dropped'],
  },
  tap: {
    ordered: ['Put the tap right so that it turns easily and does not drip; renew it where it is worn.', 'Overhaul or renew the tap and test it with the water on.'],
    codes: ['TB-PL010', 'TB-PL020'],
    done: ['Renewed the washer and seat, no drip after ten minutes.', 'Fitted a new tap, the old one was worn through.', 'Tap overhauled, turns with one finger.'],
    more: ['Fit the new tap when it comes', 'Renew the valve below the tap'],
  },
  'outside-door-or-window': {
    ordered: ['Make it secure today, then put it right so that it closes and locks.', 'Look at lock, hinges and frame, renew what has failed, and leave it locking.'],
    codes: ['TB-CP010', 'TB-CP040', 'TB-GL020', 'TB-GL050'],
    done: ['Eased and rehung, closes and locks.', 'Renewed the lock and the hinges, locks without lifting. Two keys to the resident.', 'Frame packed and mended, closes and locks.'],
    more: ['Paint the new timber outside', 'Hang the new one when it is made'],
  },
  window: {
    ordered: ['Put the window right so that it opens, shuts tight and keeps the weather out.', 'Look at hinges, handle, seals and glass, measure for what must be made.'],
    codes: ['TB-GL010', 'TB-GL050'],
    done: ['Window adjusted and its worn parts renewed, shuts tight.', 'Renewed the seals and what held it, no draught.', 'Measured, made and fitted. Opens and shuts.'],
    more: ['Fit the new sealed unit when it comes', 'Renew the rotten window board'],
  },
  'inside-door': {
    ordered: ['Put the door, cupboard or worktop right so that it opens, closes and holds.', 'Renew what has come loose or broken indoors and leave it level.'],
    codes: ['TB-CP110', 'TB-CP120'],
    done: ['Refixed and eased, opens and closes.', 'Renewed what was broken and packed it level.', 'Screwed back with longer fixings, holds when pulled.'],
    more: ['Fit the matching front when it comes', 'Fit the new one when it is made'],
  },
  'floor-or-stairs': {
    ordered: ['Make it safe to walk on, then renew what has gone and fix it down.', 'Find what is loose or soft, renew it and leave no edge to trip on.'],
    codes: ['TB-CP140', 'TB-CP150'],
    done: ['Renewed what was loose and fixed it down, safe to walk on.', 'Cut out the rotten length and let in new, no movement.', 'Refixed with {n} new screws, holds my weight.'],
    more: ['Renew the damaged floor section', 'Lay the new covering once the floor is level'],
  },
  'ceiling-or-plaster': {
    ordered: ['Take down what is loose, make it safe and plaster.'],
    codes: [],
    done: ['Hacked off, bonded and skimmed. Needs a week to dry before paint.', 'Patched and made good, about {n} square feet.', 'Loose plaster off, boarded over and skimmed.'],
    more: ['Paint the plaster once it has dried', 'Board the rest of the ceiling'],
  },
  'roof-or-gutter': {
    ordered: ['Go up, find where the water comes in or over and put it right.', 'Look at the roof, gutter and downpipe from the ladder, renew what has gone.', 'Refix what has slipped or come away and look at the flashing while up there.'],
    codes: ['TB-RF010', 'TB-RF030', 'TB-RF060', 'TB-RF110', 'TB-RF120', 'TB-RF130', 'TB-RF900'],
    done: ['Refixed what had come away and looked along the ridge. Dry inside.', 'Renewed what the wind took, about {n} feet, and cleared the gutter.', 'Sealed where it came in. No water in after the next rain.'],
    more: ['Renew the whole length of gutter', 'Renew the felt below when the scaffold is up'],
  },
  'extractor-fan': {
    ordered: ['Put the fan right or renew it, and clear the vent.'],
    codes: [],
    done: ['Fan renewed and vent cleared, holds a sheet of paper.', 'Fan cleaned and rewired, runs on and off as it should.', 'Vent cleared and cover refixed, fan runs quietly.'],
    more: ['Fit a new extractor with a timer', 'Renew the vent outside'],
  },
  entryphone: {
    ordered: ['Find why the entryphone does not work, put it right and test it with the resident.'],
    codes: [],
    done: ['Handset renewed, rings and opens. Tested with the resident.', 'Remade the connection at the panel, rings in the right flat.', 'Door release mended, {n} tests without a fault.'],
    more: ['Fit the new panel when it comes', 'Program the new fobs'],
  },
  'fence-or-path': {
    ordered: ['Put the fence, gate or path right and leave nothing to trip on.'],
    codes: [],
    done: ['Renewed what had come down or broken, about {n} feet. Solid again.', 'Reset and packed, nothing rocks and nothing to trip on.', 'Refixed and tested, old pieces taken away.'],
    more: ['Renew the next length, it will go too', 'Treat the new timber once it is dry'],
  },
  'something-else': {
    ordered: ['Do the work as described and leave it tidy.'],
    codes: [],
    done: [inUse, 'Done as described, shown to the resident.', 'Refixed what had come away, holds when pulled.'],
    more: ['Fit the part when it comes', 'Come back to make good'],
  },
};

const doneByAnyone: readonly string[] = [
  'Found and mended the cause. Cleaned up. Resident present.', 'Done as described, tested and shown to the resident.', 'Finished in one visit, rubbish taken away.', 'Put right. Took {n}0 minutes.', 'Made good and left tidy.', 'Resident happy with the work.', 'Done, photo on the van tablet.',
];
const leaks: ReadonlySet<string> = new Set(['leak', 'ceiling-leak', 'roof-or-gutter', 'toilet', 'tap']);
const notFixedAny: readonly string[] = ['It was right for two days and then the same again.', 'They did one side only.', 'It is better but it still is not right.', 'Same as before, sorry.', 'It is worse now.', 'He said somebody else has to come for the rest.', 'It came back {when}.'];
const fixedAny: readonly string[] = ['Yes, all good, thank you.', 'All fine now.', '', 'Very polite lad, sorted it.', 'Fixed, but I waited a while.', 'Yes.', 'All done, very tidy.', '', 'Good job, could have been sooner.', 'Yes thank you, {who} is pleased.', 'Happy with it.', ''];
const moveReasonsAny: readonly string[] = ['the part has not arrived', 'the operative is off sick', 'you asked for another day', 'the van broke down', 'an emergency came first', 'you have a hospital appointment that day'];
const moveReasonsOutside: readonly string[] = ['the scaffold is not up yet', 'the weather was not safe for the roof'];

const of = (problem: string): WorkOfProblem => workOf[problem] ?? { ordered: ['Do the work as described and leave it tidy.'], codes: [], done: [inUse], more: ['Come back to make good'] };

export const orderedWords = (problem: string, chance: Chance): string => chance.pick(of(problem).ordered);
export const workDoneWords = (problem: string, chance: Chance): string => filledIn(chance.pick(chance.isTrue(0.7) ? of(problem).done : doneByAnyone), chance);
export const moreWorkWords = (problem: string, chance: Chance): string => chance.pick(of(problem).more);
export const notFixedWords = (problem: string, chance: Chance): string => filledIn(chance.pick(leaks.has(problem) ? [...notFixedAny, 'It is leaking again since last night.'] : notFixedAny), chance);
export const fixedWords = (problem: string, chance: Chance): string => filledIn(chance.pick(problem === 'no-heating' ? [...fixedAny, 'Warm at last.'] : fixedAny), chance);
export const moveReason = (problem: string, chance: Chance): string => chance.pick(problem === 'roof-or-gutter' ? [...moveReasonsAny, ...moveReasonsOutside] : moveReasonsAny);

/** Of the rates of a trade those that this problem is ordered by; all of them where none is. */
export function ratesFor<Rate extends { readonly code: string }>(problem: string, rates: readonly Rate[]): readonly Rate[] {
  const fitting = rates.filter(({ code }) => of(problem).codes.includes(code));
  return fitting.length > 0 ? fitting : rates;
}
