import { anyType } from '../../statistics/exposure/archetypes.ts';
import type { TypeAsked } from '../model.ts';
import { ageBands, ageNotKnown, newestBand } from '../work-out/home-facts.ts';

const band = `case when h.built_until is null then '${ageNotKnown}' ${ageBands.map(([before, name]) => `when h.built_until < ${before} then '${name}'`).join(' ')} else '${newestBand}' end`;
const said = (column: string, name: string) => `case when h.${column} is null then '${name} not known' else h.${column} end`;

/** The facts of a home `h` that tell its type, in the order and the words in which a run reads them, each followed by what stands between two. */
export const factsOfHome = `${[band, said('wall', 'wall'), said('heating', 'heating'), said('ventilation', 'ventilation'), "case when h.epc_band is null then 'EPC not known' else 'EPC ' || h.epc_band end", said('form', 'form')].join(" || ' · ' || ")} || ' · '`;

/** Of the types of a run, the narrower ones that take homes away from this one. */
export function narrowerTypes({ name, names }: TypeAsked): readonly string[] {
  return names.filter((other) => other !== anyType && other !== name && (name === anyType || other.startsWith(`${name} · `)));
}
