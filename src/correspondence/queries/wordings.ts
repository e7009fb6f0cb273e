/** As a column of a query that reads somebody: the landlord's words in force, in English and in the language of that column. */
export const wordingsInForce = (landlord: string, language: string): string =>
  `coalesce((select json_agg(json_build_object('template', w.template, 'language', w.language, 'subject', w.subject, 'sentences', w.sentences, 'more', w.more))
     from message_wordings w
     where w.landlord_id = ${landlord} and w.replaced_at is null and not w.withdrawn
       and lower(w.language) in ('english', lower(trim(coalesce(${language}, ''))))), '[]')`;
