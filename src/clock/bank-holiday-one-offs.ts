import { plainDate } from './plain-date.ts';

// Source for every row: https://www.gov.uk/bank-holidays (England and Wales) and the proclamation it announced.

/** Bank holidays the government moved in one year only. */
export const movedBankHolidays = [
  { from: plainDate('2012-05-28'), to: plainDate('2012-06-04'), why: 'Diamond Jubilee' },
  { from: plainDate('2020-05-04'), to: plainDate('2020-05-08'), why: '75 years since VE Day' },
  { from: plainDate('2022-05-30'), to: plainDate('2022-06-02'), why: 'Platinum Jubilee' },
] as const;

/** Bank holidays given once. */
export const extraBankHolidays = [
  { date: plainDate('2012-06-05'), name: "Queen's Diamond Jubilee" },
  { date: plainDate('2022-06-03'), name: "Queen's Platinum Jubilee" },
  { date: plainDate('2022-09-19'), name: 'State Funeral of Queen Elizabeth II' },
  { date: plainDate('2023-05-08'), name: 'Coronation of King Charles III' },
] as const;
