export { LANDLORDS_FOLDER, nothingLeftBehind, type LeftBehind, type PortableContents, type PortableLandlord } from './contents.ts';
export { exportLandlords, type Exporting } from './export-landlords.ts';
export { importLandlords, type Importing } from './import-landlord.ts';
export { landlordTables, type LandlordTable } from './landlord-tables.ts';
