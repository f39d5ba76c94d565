/**
 * A citizen's number of 15 or 18 characters by itself: as many digits in a row stand by chance in the hexadecimal digest of
 * every hundredth key.
 */
export const wholeNumber = /(?<![0-9a-z])\d{15}(?:\d{2}[\dx])?(?![0-9a-z])/i
