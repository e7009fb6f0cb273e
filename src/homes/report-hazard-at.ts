/** Where whoever stands at a home or in a shared place tells of a danger; each page of a place leads there. */
export function reportHazardAt({ homeId, communalAreaId }: { readonly homeId: string | null; readonly communalAreaId: string | null }): string {
  return homeId === null ? `/hazards/report/area/${communalAreaId ?? ''}` : `/hazards/report/home/${homeId}`;
}
