import { Type } from 'typebox';

/** An object with these members and no others. */
export const object = <const Properties extends Parameters<typeof Type.Object>[0]>(properties: Properties) => Type.Object(properties, { additionalProperties: false });

/** Text that may not be empty. */
export const words = (most: number, description: string) => Type.String({ minLength: 1, maxLength: most, description });

/** Text that may be left out or empty. */
export const maybeWords = (most: number, description: string) => Type.Optional(Type.String({ maxLength: most, description }));

export const idOf = (what: string) => Type.String({ format: 'uuid', pattern: '^[0-9a-f-]{36}$', description: `The id of ${what}.` });
export const date = (description: string) => Type.String({ format: 'date', maxLength: 10, description });
export const instantText = (description: string) => Type.String({ format: 'date-time', maxLength: 30, description });

/** A value, or null for none. */
export const orNull = <const Schema extends Parameters<typeof Type.Optional>[0]>(schema: Schema) => Type.Union([schema, Type.Null()]);
