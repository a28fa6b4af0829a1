/** A pattern for LIKE that fits every text which holds `part`, whatever signs are in it. */
export const holding = (part: string): string => `%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
