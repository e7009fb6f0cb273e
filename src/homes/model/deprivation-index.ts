/** How deprived the small areas of the 2011 census are, as dated, cited data: data/deprivation-2019.csv. */
export const deprivationIndex = {
  name: 'Index of Multiple Deprivation 2019',
  publisher: 'Ministry of Housing, Communities and Local Government',
  publishedOn: '2019-09-26',
  /** The index of 2025 (30 October 2025) is by the areas of 2021, and does not come with Putright. */
  areas: 'lower layer super output areas of the 2011 census',
  url: 'https://www.gov.uk/government/statistics/english-indices-of-deprivation-2019',
  licence: 'Open Government Licence v3.0',
} as const;

/** A tenth of all small areas of England: 1 holds the most deprived of them, 10 the least. */
export type Tenth = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
