/** Agreements of people who bought their home, or a share of it: the lease says what is theirs to repair, and not the law of tenants. */
export const leases = ['leasehold', 'shared ownership'] as const;
export type Lease = (typeof leases)[number];

/** Under which kind of lease the home is held today; undefined where it is let to a tenant, empty or shared. */
export function leaseOf({ agreement }: { readonly agreement: string | null }): Lease | undefined {
  return leases.find((lease) => lease === agreement);
}
