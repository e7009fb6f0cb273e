/** What residents say of each problem, in their own words. Invented; nobody said these. */
export const wordsFor: Readonly<Record<string, readonly string[]>> = {
  leak: ['The pipe under the kitchen sink drips all night and the cupboard floor is soft.', 'There is a puddle by the washing machine every morning.', 'The radiator in the hall is leaking from the valve. I have a towel under it.'],
  'ceiling-leak': ['Water is coming through the bathroom ceiling when upstairs have a bath.', 'There is a brown patch on the ceiling and it drips when it rains.'],
  'no-water': ['No water from any tap since this morning. Next door has theirs.'],
  'damp-or-mould': ['Black mould behind the bed again. I wash it off and it comes back in a week. My son has asthma.', 'The wall by the window is wet to touch and the paper is coming off.', 'There is mould round the bathroom window and on the ceiling, it smells.', 'Damp patch in the corner of the baby’s room, about as big as a door.'],
  'no-heating': ['The boiler shows F22 and nothing is warm. We have a two year old.', 'The heating went off last night and will not come back on.', 'Radiators upstairs are stone cold.'],
  'no-hot-water': ['Hot water runs cold after a minute.', 'No hot water since yesterday, the heating is fine.'],
  'no-electricity': ['Half the sockets are dead and the trip switch will not stay up.'],
  'unsafe-electrics': ['The kitchen socket is loose from the wall and gets warm.', 'The light in the hall buzzes and flickers.'],
  'light-or-socket': ['The bathroom light does not come on, I have tried a new bulb.', 'One socket in the living room does not work.'],
  'smoke-alarm': ['The alarm in the hall chirps every minute and there is no battery to change.'],
  toilet: ['The toilet will not flush, I am using a bucket.', 'The toilet runs all the time after flushing.'],
  'blocked-drain': ['The kitchen sink will not go down, I have tried everything from the shop.', 'The drain outside the back door is overflowing.'],
  tap: ['The hot tap in the bath will not turn off all the way.', 'The kitchen tap drips.'],
  'outside-door-or-window': ['The front door does not lock unless I lift it.', 'The back bedroom window will not shut, there was a storm.'],
  window: ['There is condensation between the glass and a draught in the living room.', 'The handle came off the kitchen window.'],
  'inside-door': ['The living room door has come off its top hinge.', 'The worktop by the sink is swollen and coming away.'],
  'floor-or-stairs': ['The third stair moves when you tread on it.', 'The floor by the back door gives way a bit.'],
  'ceiling-or-plaster': ['A lump of plaster came down in the small bedroom.', 'There is a crack across the ceiling that is getting longer.'],
  'roof-or-gutter': ['The gutter has come away and water runs down the front wall.', 'A slate came off in the wind and it drips in the loft.'],
  'extractor-fan': ['The bathroom fan stopped working, the mirror stays wet for hours.'],
  entryphone: ['The buzzer does not ring in my flat so visitors cannot get in.'],
  'fence-or-path': ['Two fence panels are down after the wind.', 'The path slab by the gate rocks, my mum nearly fell.'],
  'something-else': ['The airing cupboard shelf has collapsed.', 'The loft hatch will not close.'],
};

export const workDone: readonly string[] = [
  'Replaced the worn part and tested. Left it working and showed the resident.',
  'Found and mended the cause. Cleaned up. Resident present.',
  'New fitting supplied and fitted, tested twice.',
  'Sealed, re-fixed and checked. No more sign of it.',
  'Cleared the blockage and flushed through. Running freely.',
];
export const moreWork: readonly string[] = ['Plaster the wall once it has dried', 'Fit the new unit when it comes', 'Renew the damaged floor section', 'Repaint the ceiling after the leak', 'Replace the whole length of gutter'];
export const notFixedWords: readonly string[] = ['It is leaking again since last night.', 'It worked for two days and stopped.', 'They did one side only.', 'It is better but it still is not right.'];
export const fixedWords: readonly string[] = ['Yes, all good, thank you.', 'Working fine now.', '', 'Very polite lad, sorted it.', 'Fixed, but it took three visits.'];
export const chasedWords: readonly string[] = ['Rang twice, no answer, left a message.', 'Texted to ask whether it is fixed.', 'Rang in the evening, phone switched off.'];
export const callWords: readonly string[] = ['Rang to say the part is on order and should be here this week.', 'Explained why the visit moved and agreed the new day.', 'Rang to check how things are. No change. We will keep the visit.'];
export const moveReasons: readonly string[] = ['the part has not arrived', 'the operative is off sick', 'you asked for another day'];
