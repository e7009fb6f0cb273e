export { datePartsIn, isWithinCalendar, mostWords, readForm, type Parsed, type Reading } from './reading.ts';
