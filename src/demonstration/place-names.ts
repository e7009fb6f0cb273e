/** Invented names, plain enough to sound right and not taken from any landlord's list. */

const trees = [
  'Larch', 'Alder', 'Rowan', 'Hawthorn', 'Juniper', 'Sycamore', 'Hazelwood', 'Willow', 'Blackthorn', 'Maple', 'Aspen', 'Elder',
  'Linden', 'Cherry', 'Bramble', 'Foxglove', 'Heather', 'Fern', 'Ivy', 'Clover', 'Kestrel', 'Heron', 'Swift', 'Lapwing', 'Dunlin',
  'Otter', 'Weir', 'Mill', 'Tannery', 'Weaver', 'Spindle', 'Bobbin', 'Carder', 'Dyer', 'Hatter', 'Felt', 'Quarry', 'Kiln', 'Forge', 'Canal',
];
const estateEndings = ['Estate', 'Park', 'Fields', 'Green', 'Brow', 'Meadow', 'Bank', 'Fold'];
const estateBeginnings = ['', 'Upper ', 'Lower ', 'Old ', 'New ', 'Great ', 'Little '];
const blockEndings = ['House', 'Court', 'Point', 'Heights', 'Lodge'];
const streetEndings = ['Road', 'Street', 'Avenue', 'Close', 'Walk', 'Grove', 'Lane', 'Drive'];
const neighbourhoods = ['North', 'Tame Side', 'Central', 'Goyt Side', 'South', 'West'];

const at = (from: readonly string[], index: number): string => from[index % from.length] ?? '';

/** A different name for each estate, however many. */
export function estateName(index: number): string {
  const ending = Math.floor(index / trees.length);
  const beginning = Math.floor(ending / estateEndings.length);
  const round = Math.floor(beginning / estateBeginnings.length);
  const name = `${at(estateBeginnings, beginning)}${at(trees, index)} ${at(estateEndings, ending)}`;
  return round === 0 ? name : `${name} ${round + 1}`;
}

/** A different name for each block of one estate; the first carries the estate's own tree. */
export const blockName = (estate: number, index: number): string => {
  const round = Math.floor(index / trees.length);
  return `${at(trees, estate + index)} ${at(blockEndings, index)}${round === 0 ? '' : ` ${round + 1}`}`;
};

/** A different name for each street of one estate. */
export const streetName = (estate: number, index: number): string => {
  const round = Math.floor(index / trees.length);
  return `${at(trees, estate * 3 + index + 5)} ${at(streetEndings, index + round)}`;
};

export const neighbourhoodName = (ward: number): string => at(neighbourhoods, ward);
