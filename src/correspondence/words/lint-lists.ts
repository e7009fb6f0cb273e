/** Words that do not belong in a message to a resident, and what to do instead. */
export interface Unwelcome {
  readonly pattern: RegExp;
  readonly instead: string;
}

const any = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');

// The Ombudsman's Spotlight on damp and mould (2021) asks landlords to stop inferring blame; these are its own examples and their kin.
export const blame: readonly Unwelcome[] = [
  { pattern: any('life[- ]?styles?'), instead: 'Say what we found in the building, and what we will do.' },
  { pattern: any('your (?:own )?(?:condensation|mou?ld|damp|moisture)'), instead: 'Say “the condensation”, “the mould”: it is in the home, and not theirs.' },
  { pattern: any('(?:your|the (?:tenant|resident)’?\'?s?) (?:own )?(?:fault|negligence|misuse|behaviou?r|actions?)'), instead: 'Say what happened without saying whose fault it is.' },
  { pattern: any('(?:caused|created|made worse) by (?:you|your)'), instead: 'Say what we found and what we will do about it.' },
  { pattern: any('you (?:have )?(?:failed|neglected|refused|ignored|missed|caused|misused)(?: to)?'), instead: 'Say what happened: “We came on … and could not get in.”' },
  { pattern: any('you (?:did not|didn[’\']t|were not|weren[’\']t) (?:in|there|home|let us|give us|answer|tell us|report|allow|respond|keep)'), instead: 'Say what happened: “We came on … and could not get in.”' },
  { pattern: any('you (?:should|must|need to|ought to) (?:have|stop|avoid|not)(?! to)'), instead: 'Offer help instead of telling them off.' },
  { pattern: any('(?:drying|dry) (?:your )?(?:clothes|washing|laundry) (?:indoors|inside)'), instead: 'Put the duty on the building: say what we will do about the damp.' },
  { pattern: any('(?:wipe|clean|wash|scrub|remove|treat)(?: (?:off|down|away))? [^.!?]{0,40}yoursel(?:f|ves)'), instead: 'Put the duty on the building: say what we will do about it.' },
  { pattern: any('(?:open|opening) (?:your |the |a )?windows?(?: more)?|(?:heat|heating) your home (?:properly|adequately|enough)'), instead: 'Put the duty on the building: say what we will do about the damp.' },
  { pattern: any('(?:the |your )?(?:tenants?|residents?|occupants?|occupiers?) (?:has |have |had )?(?:failed|neglected|refused|ignored|missed|denied|misused)'), instead: 'Say what happened: “We came on … and could not get in.”' },
  { pattern: any('(?:caused|created|produced|made worse) by (?:cooking|bathing|showering|drying|washing)|(?:condensation|moisture|steam) from (?:cooking|bathing|showering|drying|washing)'), instead: 'Put the duty on the building: say what we will do about the damp.' },
  { pattern: any('keep your home warm|ventilat(?:e|ing) your|housekeeping|over-?occup\\w+|too many (?:people|possessions|belongings)'), instead: 'Say what we found in the building, and what we will do.' },
  { pattern: any('how you (?:live|use|heat)|the way you (?:live|use|heat)|overcrowd(?:ed|ing)'), instead: 'Say what we found in the building, and what we will do.' },
];

/** They promise without a day. With a day of the message in the same sentence they may stand. */
export const emptyPromises: readonly Unwelcome[] = [
  { pattern: any('as (?:soon|quickly) as (?:possible|practicable|we can|reasonably (?:possible|practicable))|a\\.?s\\.?a\\.?p\\.?'), instead: 'Say by which day.' },
  { pattern: any('shortly|soon|in due course|in the near future|before long|in good time|at (?:the|our) earliest (?:opportunity|convenience)'), instead: 'Say by which day.' },
  { pattern: any('urgently|immediately|promptly|without delay|when(?:ever)? (?:we can|possible|resources allow)|in the (?:coming|next few) (?:days|weeks|months)'), instead: 'Say by which day.' },
  { pattern: any('(?:with)?in a (?:reasonable|timely) (?:time|period|manner|fashion|timescale)|at some (?:point|stage)|as a (?:matter of )?(?:priority|urgency)|(?:once|when) we have (?:a date|an update|more news)'), instead: 'Say by which day.' },
  { pattern: any('(?:we|somebody|someone|a (?:colleague|manager|planner|member of (?:staff|(?:the|our) team)))(?: will|[’\']ll) (?:then )?(?:let you know|be in touch|get back to you|get in touch|keep you (?:informed|updated|posted)|(?:call|ring|phone) (?:you )?back|(?:call|ring|phone|contact|update) you|write to you)'), instead: 'Say by which day.' },
  { pattern: any('(?:aim|endeavou?r|try|hope|strive|seek) to|do our best|where possible|we may be able'), instead: 'Say what we will do, and by which day.' },
];

export const jargon: readonly Unwelcome[] = [
  { pattern: any('raised? (?:a|the) (?:job|order|ticket)|works? orders?|job (?:number|ticket)|ticket'), instead: 'Say “your repair”.' },
  { pattern: any('(?:been )?(?:actioned|progressed|escalated|triaged?|logged|raised)'), instead: 'Say who will do what, by when.' },
  { pattern: any('operatives?|engineers? will attend|attend(?:ance)? (?:your|the) property'), instead: 'Say “somebody will visit”, or their trade.' },
  { pattern: any('propert(?:y|ies)|dwellings?|premises|units?'), instead: 'Say “home”.' },
  { pattern: any('customers?|service users?|clients?'), instead: 'Say “you”.' },
  { pattern: any('voids?|decant(?:ed|ing)?|responsive repairs?|planned (?:works|programme)|remedial(?: works?)?|disrepair'), instead: 'Say it in everyday words.' },
  { pattern: any('prior to|in respect of|with regards? to|in relation to|pursuant to|commenc(?:e|es|ed|ing)|utilis(?:e|ed|ing)|facilitate|endeavour|hereby|aforementioned'), instead: 'Say it in everyday words: “before”, “about”, “start”, “use”.' },
  { pattern: any('appointment slots?|sla|kpi|hhsrs|sor|pap|tsm'), instead: 'Say it in everyday words.' },
  { pattern: any('unfortunately|we regret|please note|please be advised|kindly|inconvenience'), instead: 'Say the thing itself, and sorry where we should be.' },
];
