/** Of the console's two. */
export type Language = 'zh' | 'en'
