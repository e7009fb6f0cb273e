import type { Chance } from './seeded.ts';

/**
 * What residents say of each problem, in their own words. Invented; nobody said these. {when}, {who} and {n} are filled in
 * differently each time, so that a list of reports reads as many people and not as one.
 */
const wordsFor: Readonly<Record<string, readonly string[]>> = {
  leak: [
    'The pipe under the kitchen sink drips all night and the cupboard floor is soft.', 'There is a puddle by the washing machine every morning.', 'The radiator in the hall is leaking from the valve. I have a towel under it.',
    'Water is coming out from behind the bath panel {when}.', 'The stopcock weeps and I empty a bowl {n} times a day.', 'The joint under the basin has been dripping {when}, I have put tape on it but it does not hold.',
    'Water in the cupboard where the meter is, I do not know where it comes from.', 'The cistern leaks on the floor each time we flush.', 'The overflow outside has been running {when} and the wall is green.', 'The pipe by the boiler drips, {who} put a bucket there.',
    'The bath leaks at the waste and the lino has gone dark round it.',
  ],
  'ceiling-leak': [
    'Water is coming through the bathroom ceiling when upstairs have a bath.', 'There is a brown patch on the ceiling and it drips when it rains.', 'It drips through the light fitting in the hall, I have turned it off at the board.', 'The flat above had a leak {when} and our kitchen ceiling bulges.',
    'A stain on the bedroom ceiling has grown to about {n} feet across.', 'Water ran down the wall from the ceiling {when}, upstairs say it is not them.', 'There is a drip over the cooker when they use the shower upstairs.', 'The ceiling in the airing cupboard is wet and the towels are soaked.',
  ],
  'no-water': [
    'No water from any tap since this morning. Next door has theirs.', 'Nothing comes out of the taps {when}, and we have {n} at home.', 'Only a dribble from the kitchen tap and none upstairs.', 'The water went off {when} and did not come back, the water company says it is our side.',
    'No cold water at all. I have {who} here and no way to make a bottle.', 'We turned the stopcock back on and still there is no water.', 'All the taps ran dry {when}. The block next to us is fine.', 'No water in the flat, the lady below has none either.',
  ],
  'damp-or-mould': [
    'Black mould behind the bed again. I wash it off and it comes back in a week. My son has asthma.', 'The wall by the window is wet to touch and the paper is coming off.', 'There is mould round the bathroom window and on the ceiling, it smells.', 'Damp patch in the corner of the baby’s room, about as big as a door.',
    'Mould in the wardrobe, I have thrown away {n} coats.', 'The outside wall in the bedroom is black from the floor to my knee.', 'I clean the mould with bleach each Sunday and it is back by Thursday.', 'Water runs down the inside of the windows and the sills are going black.', 'The damp has spread to the second wall {when}, {who} coughs at night.',
    'There is a damp smell in the whole flat and spots over the bath.', 'The corner behind the sofa is wet and the skirting is soft.', 'Mould on the ceiling of the box room, {who} sleeps in there.', 'The doctor wrote a letter about the mould and {who}.', 'It has come back through the paint you put on {when}.',
  ],
  'no-heating': [
    'The boiler shows F22 and nothing is warm. We have a two year old.', 'The heating went off last night and will not come back on.', 'Radiators upstairs are stone cold.', 'The heating comes on for {n} minutes and cuts out.', 'The boiler makes a banging noise and then locks out.', 'The thermostat is blank and the boiler does nothing.',
    'We have had no heating {when}, {who} is wearing a coat indoors.', 'The storage heaters did not charge overnight.', 'It is {n} degrees in the living room.', 'I have topped up the pressure {n} times and it drops again.', 'The pilot light goes out as soon as I let go of the button.', 'The heating only works downstairs {when}.',
  ],
  'no-hot-water': [
    'Hot water runs cold after a minute.', 'No hot water since yesterday, the heating is fine.', 'The hot tap in the bathroom is only lukewarm {when}.', 'I boil kettles to wash {who}.', 'The immersion does not come on, I have tried the switch.', 'The electric shower is stone cold.', 'The boiler fires up for the taps and then stops.',
    'Hot water only comes when the heating is on.', 'There has been no hot water {when}, I go to my sister’s to wash.',
  ],
  'no-electricity': [
    'Half the sockets are dead and the trip switch will not stay up.', 'Everything went off {when} and the street lights are on.', 'The fuse board trips as soon as I put the kettle on.', 'No power upstairs {when}.', 'The lights work but none of the sockets do, the freezer is thawing.', 'It trips {n} times a day and I have unplugged everything.',
    'There is credit on the meter and still no electric.', 'The whole flat is off, {who} needs the nebuliser.',
  ],
  'unsafe-electrics': [
    'The kitchen socket is loose from the wall and gets warm.', 'The light in the hall buzzes and flickers.', 'The switch by the bathroom crackles when you press it.', 'The front of the socket has come off and you can see the wires.', 'The cooker switch has gone brown round the edge.', 'Water got in the light fitting and it fizzes.',
    'The plug went black {when} when {who} pulled it out.', 'The shower pull cord came away and the wires hang down.',
  ],
  'light-or-socket': [
    'The bathroom light does not come on, I have tried a new bulb.', 'One socket in the living room does not work.', 'The light on the stairs went {when} and {who} nearly missed a step.', 'The kitchen strip light takes {n} goes to start.', 'The outside light has stopped coming on.', 'The bedroom switch is stuck on.', 'The double socket by the telly only works on one side.',
    'The light over the front door does not work.', 'The pendant hangs by its cable, the rose has cracked.', 'The under-cupboard light has gone {when}.',
  ],
  'smoke-alarm': [
    'The alarm in the hall chirps every minute and there is no battery to change.', 'The smoke alarm fell off the ceiling.', 'It goes off for no reason, {n} times last night.', 'The light on the alarm is red {when}.', 'I pressed the test button and nothing happens.', 'The alarm upstairs beeps and wakes {who}.', 'The heat alarm in the kitchen has a fault light.',
    'The alarm was painted over and I do not think it works.',
  ],
  toilet: [
    'The toilet will not flush, I am using a bucket.', 'The toilet runs all the time after flushing.', 'The handle snapped {when}.', 'The toilet rocks when you sit on it.', 'It fills so slowly that you wait {n} minutes.', 'The seat came away, the fixings have rusted through.', 'The pan has a crack at the back.', 'The flush button is stuck down and it runs and runs.',
    'It only flushes if you hold the lever, and {who} cannot.', 'The cistern lid is broken and there is a noise like a tap left on.',
  ],
  'blocked-drain': [
    'The kitchen sink will not go down, I have tried everything from the shop.', 'The drain outside the back door is overflowing.', 'The bath takes {n} hours to empty.', 'The toilet came up in the shower {when}.', 'There is a smell from the drain under the window.', 'The manhole in the yard has lifted and there is paper round it.', 'The washing machine empties into the sink and it comes over.',
    'The basin gurgles when next door use theirs.', 'The gully is full of leaves and the yard floods.', 'It was cleared {when} and it is blocked again.',
  ],
  tap: [
    'The hot tap in the bath will not turn off all the way.', 'The kitchen tap drips.', 'The tap spins round and round and nothing happens.', 'The mixer came loose and wobbles about.', 'The cold tap has been dripping {when}, it keeps {who} awake.', 'You need both hands to turn the basin tap.', 'The spout leaks at the bottom when it is on.', 'The tap squeals when you open it.',
    'The bath tap only gives a trickle.',
  ],
  'outside-door-or-window': [
    'The front door does not lock unless I lift it.', 'The back bedroom window will not shut, there was a storm.', 'The lock turns but the door does not open, I climbed out of the window.', 'The back door has dropped and scrapes on the step.', 'Somebody kicked the door {when} and the frame is split.', 'The key snapped in the lock {when}.', 'The letter box has come off and there is a hole.',
    'The patio door will not lock and we are on the ground floor.', 'The window hinge went and it hangs by one side.', 'The communal door does not close behind you.',
  ],
  window: [
    'There is condensation between the glass and a draught in the living room.', 'The handle came off the kitchen window.', 'The window in the bathroom is stuck shut.', 'The seal has gone {when} and it whistles in the wind.', 'The trickle vent is broken and lets the rain in.', 'A ball cracked the small pane by the door.', 'You can feel the wind round the frame with your hand.', 'The restrictor has snapped and {who} climbs.',
    'The sash cord broke and the window drops.',
  ],
  'inside-door': [
    'The living room door has come off its top hinge.', 'The worktop by the sink is swollen and coming away.', 'The drawer front fell off {when}.', 'The bathroom door will not close since the new floor.', 'The kitchen cupboard door hangs down, {n} of the screws are gone.', 'The door handle comes off in your hand.', 'The wardrobe door has dropped off its runner.', 'The lock on the bathroom door jammed with {who} inside.',
    'The plinth under the units has come off.',
  ],
  'floor-or-stairs': [
    'The third stair moves when you tread on it.', 'The floor by the back door gives way a bit.', 'The banister is loose at the top.', 'The lino has lifted and {who} tripped on it.', 'A floorboard has cracked in the hall.', 'The tile by the bath has come up and the edge is sharp.', 'The handrail came out of the wall {when}.', 'There is a soft place by the toilet as wide as {n} tiles.',
  ],
  'ceiling-or-plaster': [
    'A lump of plaster came down in the small bedroom.', 'There is a crack across the ceiling that is getting longer.', 'The plaster round the socket has crumbled.', 'The wall is hollow when you tap it and paper is bulging.', 'The corner of the chimney breast fell off {when}.', 'The ceiling paper hangs down in the kitchen.', 'There is a hole where the old boiler pipe was.', 'The plaster came off with the tiles, {n} of them.',
  ],
  'roof-or-gutter': [
    'The gutter has come away and water runs down the front wall.', 'A slate came off in the wind and it drips in the loft.', 'The downpipe has parted at the joint.', 'The gutter is full of grass and spills over the door.', 'Ridge tiles are in the garden {when}.', 'I can see daylight in the loft.', 'The flashing by the chimney has lifted.', 'The fascia is hanging down at the back, about {n} feet of it.', 'The shed roof felt has blown off.', 'Water comes in by the dormer when it rains from the west.',
  ],
  'extractor-fan': [
    'The bathroom fan stopped working, the mirror stays wet for hours.', 'The kitchen fan rattles so much that we leave it off.', 'The fan runs all night and I cannot turn it off.', 'The fan cover fell off {when}.', 'The fan hums but does not turn.', 'The cord for the fan has snapped.', 'There is a bird’s nest in the vent.', 'The fan comes on with the light and goes off after {n} seconds.',
  ],
  entryphone: [
    'The buzzer does not ring in my flat so visitors cannot get in.', 'The handset crackles and I cannot hear who it is.', 'The button to open the door does nothing.', 'The entry panel is dead {when}, the whole block has none.', 'My fob stopped working.', 'It rings in the wrong flat.', 'It buzzes all night by itself.', 'The carer could not get in to {who} as the buzzer is off.',
  ],
  'fence-or-path': [
    'Two fence panels are down after the wind.', 'The path slab by the gate rocks, my mum nearly fell.', 'The gate has come off its hinge.', 'A post has rotted and {n} panels lean on the neighbour’s side.', 'The step to the front door has crumbled at the edge.', 'The handrail by the path is loose.', 'The wall by the bins is leaning.', 'The path has sunk and fills with water.', 'The gate latch broke {when} and the dog gets out.',
  ],
  'something-else': [
    'The airing cupboard shelf has collapsed.', 'The loft hatch will not close.', 'The letter plate number fell off.', 'The washing line post snapped.', 'There is a gap under the units where mice come in.', 'The bath panel will not stay on.', 'The curtain rail pulled out of the wall.', 'The bin store door is off.', 'The meter cupboard lock is broken.', 'The grab rail by the bath is loose and {who} needs it.',
  ],
};

const sinceWhen: readonly string[] = ['since last night', 'since Sunday', 'for three days', 'since the weekend', 'for about a week', 'since it rained', 'for a fortnight', 'since yesterday tea time', 'again'];
const somebody: readonly string[] = ['my mum', 'my little one', 'the baby', 'my husband', 'my nan', 'my daughter', 'my lad', 'my partner', 'an older neighbour'];
const endings: readonly string[] = [
  'Please ring before you come.', 'I work nights so mornings are best.', 'After half three is better, I do the school run.', 'The bell does not work, please knock.', 'I have a dog, I will shut it away.', 'My phone is off at work, leave a message.', 'I am in all week.', 'Please do not park across the drive.',
  'I have photos if you want them.', 'I have told the caretaker as well.', 'Next door have the same.', 'It is getting worse.', 'I am {n} floors up and the lift is slow.', 'Not Fridays please.', 'I rang before and was cut off.', 'I would be glad if it was soon.', 'Thank you.',
];
const again: readonly string[] = ['It was mended and it is back.', 'You came about this before.', 'The same as last time.', 'This is the second time.', 'It never went away really.', 'They said it was done but it is not.'];

/** What somebody says of a problem; `isAgain` when it was reported before and came back. */
export function reportWords(problem: string, isAgain: boolean, chance: Chance): string {
  const sentences = [chance.pick(wordsFor[problem] ?? ['It is broken.'])];
  if (isAgain) sentences.push(chance.pick(again));
  if (chance.isTrue(0.45)) sentences.push(chance.pick(endings));
  return filledIn(sentences.join(' '), chance);
}

/** Fills the gaps that these words have. */
export function filledIn(words: string, chance: Chance): string {
  if (!words.includes('{')) return words;
  return words
    .replaceAll('{when}', () => chance.pick(sinceWhen))
    .replaceAll('{who}', () => chance.pick(somebody))
    .replaceAll('{n}', () => String(chance.whole(2, 9)));
}
