import { addMonths, type PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Planting } from '../home-weights.ts';
import { dampContractors, recurringContractor } from '../invented-contractors.ts';
import { everyLandlord, type InventedLandlord } from '../invented-landlords.ts';
import { chanceOf } from '../seeded.ts';
import { howStrong, nothingPlanted, plantIn, type PlaceToPlant, type Planted } from './plant.ts';

type WhoseHistory = Pick<InventedLandlord, 'seed' | 'contractors' | 'isPlanted'>;

/** What is planted among these homes, in the order of their UPRNs, and since when the silent estate is silent. */
export function plantingFor(invented: WhoseHistory, homes: readonly PlaceToPlant[], today: PlainDate): Planting {
  return { ...plantedAmong(invented, homes), silentFrom: addMonths(today, -howStrong.silentMonths) };
}

function plantedAmong({ seed, contractors, isPlanted }: WhoseHistory, homes: readonly PlaceToPlant[]): Planted {
  if (!isPlanted) return nothingPlanted;
  return plantIn(homes, chanceOf(seed).branch('planted'), recurringContractor(dampContractors(contractors, isPlanted)));
}

/** What is planted in a landlord of the demonstration as it stands in a database: it is worked out anew, and kept nowhere. */
export async function plantedIn(tx: Tx): Promise<Planted> {
  const [landlord] = await tx.query<{ slug: string }>('select slug from landlords where id = $1', [tx.landlordId]);
  const invented = everyLandlord.find(({ slug }) => slug === landlord?.slug);
  if (invented === undefined) return nothingPlanted;
  return plantedAmong(invented, await tx.query<PlaceToPlant>('select block_id as "blockId", estate_id as "estateId", wall, built_until as "builtUntil", heating, ventilation from homes where landlord_id = $1 order by uprn', [tx.landlordId]));
}
