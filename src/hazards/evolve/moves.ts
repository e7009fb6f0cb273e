import type { Hazard, HazardEvent, TemporaryMove } from '../model.ts';

type Moved = Extract<HazardEvent, { type: 'HazardAccommodationOffered' | 'HazardAccommodationAnswered' | 'HazardAccommodationWithdrawn' | 'HazardReturnMoved' | 'HazardMovedBack' }>;

/** After something happened to where the household stays. */
export function afterMove(hazard: Hazard, event: Moved): Hazard {
  switch (event.type) {
    case 'HazardAccommodationOffered':
      return { ...hazard, accommodationOfferedAt: event.data.at, accommodationAnswer: null, move: moveOffered(event.data) };
    case 'HazardAccommodationAnswered':
      return { ...hazard, accommodationAnswer: event.data.answer, move: withMove(hazard, { answer: event.data.answer, answeredAt: event.data.at, answerWords: event.data.words }) };
    case 'HazardAccommodationWithdrawn':
      return { ...hazard, accommodationOfferedAt: null, accommodationAnswer: null, move: null };
    case 'HazardReturnMoved':
      return { ...hazard, move: withMove(hazard, { untilOn: event.data.untilOn }) };
    case 'HazardMovedBack':
      return { ...hazard, move: withMove(hazard, { backAt: event.data.at, finalCostPence: event.data.finalCostPence }) };
  }
}

function moveOffered({ stay, at }: Extract<Moved, { type: 'HazardAccommodationOffered' }>['data']): TemporaryMove | null {
  return stay === undefined ? null : { ...stay, offeredAt: at, answer: null, answeredAt: null, answerWords: null, backAt: null, finalCostPence: null };
}

const withMove = ({ move }: Hazard, changed: Partial<TemporaryMove>): TemporaryMove | null => (move === null ? null : { ...move, ...changed });
