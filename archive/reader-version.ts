/** Goes up whenever the same source may be read otherwise than before. Kept in every import record. */
export const READER_VERSION = '1.5.0'
