/**
 * SQL for the addresses of a person that nothing is sent to, as JSON `[{channel, address}]`: what a message came back from, and a number that said STOP, be it before
 * they had a record. `landlord` is an expression, `person` an alias of `residents`.
 */
export const addressesNotToUse = (landlord: string, person: string): string =>
  `coalesce((select json_agg(json_build_object('channel', a.channel, 'address', a.address)) from (
     select n.channel, n.address from addresses_not_working n where n.landlord_id = ${landlord} and n.resident_id = ${person}.id
     union all select 'text', ${person}.mobile from words_about_texts w where w.landlord_id = ${landlord} and w.number_key = ${person}.mobile_key) a), '[]')`;
