/** The default decision table (省级入库规则), as the contract's policy.csv has it. A province replaces it by --policy. */
export const defaultPolicy = `row,when,from,to,note,pension_required,pension_missing,medical_required,medical_missing,injury_required,injury_missing,unemployment_required,unemployment_missing,maternity_required,maternity_missing
P14,soldier,,,serving soldier (police_status 3 or current absence 1),no,93,no,93,no,93,no,93,no,93
P15,prisoner,,,serving a sentence (current absence 2),no,93,no,93,no,93,no,93,no,93
P16,abroad_or_missing,,,abroad (police_status 4 or current absence 3) or missing person (police_status 6),no,93,no,93,no,93,no,93,no,93
P8,age < 16,,,under 16,no,95,must,91,no,95,no,95,no,95
P6,draws_employee_pension,,,draws an employee pension,no,91,must,91,no,95,no,95,no,95
P7,draws_resident_pension and age >= 60,,,60 or older and draws the residents' pension,no,91,must,91,no,95,no,95,no,95
P1,civil_servant and age < 60,,,civil servant and under 60,must,92,must,92,no,95,no,95,no,95
P2,established_post and age < 60,,,established post of a public institution and under 60,must,92,must,92,must,92,must,92,must,92
P5,employed_here and overseas_number and age < 60,,,employed here under a number of Hong Kong Macao Taiwan or of a foreigner and under 60,must,92,must,92,must,92,must,92,must,92
P5,employed_here and foreign_number and age < 60,,,employed here under a number of Hong Kong Macao Taiwan or of a foreigner and under 60,must,92,must,92,must,92,must,92,must,92
P4,employed_here and unit_type in 81 and age < 60,,,employed here by an individual business (AAB019 81) and under 60,must,92,must,92,must,92,no,95,must,92
P3,employed_here and age < 60,,,any other employed here and under 60,must,92,must,92,must,92,must,92,must,92
P20,employed_outside and age < 60,,,employed only outside the area and under 60,must,91,must,91,no,91,no,91,no,91
P9,student,,,student in school aged 16 or older,no,95,must,91,no,95,no,95,no,95
P10,draws_unemployment,,,draws unemployment benefit,no,91,must,91,no,95,no,91,no,95
P19,landless_scheme,,,active in the separate scheme for land-expropriated farmers (code 14),no,91,must,91,no,95,no,95,no,95
P11,flexible,,,flexible employment,policy,91,policy,91,no,95,no,95,no,95
P17,overseas_number and not employed_here,,,number of Hong Kong Macao Taiwan and not employed,no,95,no,95,no,95,no,95,no,95
P18,foreign_number and not employed_here,,,number of a foreigner and not employed,no,95,no,95,no,95,no,95,no,95
P13,age >= 60,,,60 or older,policy,91,must,91,no,95,no,95,no,95
P12,,,,everybody else (16 to 59),policy,91,must,91,no,95,no,95,no,95
`
