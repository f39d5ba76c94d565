const breaks =
  /(Regis|House|sta|else|prov|Un|employ|Mater|ver|Lack)(?=tered|hold|tistics|where|ince|employ|ment|nity|ified|ing)/g

/** Where long English words may break in a narrow column. */
export const narrow = (text: string): string => text.replace(breaks, '$1\u00ad')
