/** The day of a moment in China, where the register is kept: YYYY-MM-DD. */
export const chinaDay = (moment: number) => new Date(moment).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

export const today = () => chinaDay(Date.now())
