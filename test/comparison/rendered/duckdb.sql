-- standardise household: table household_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CASE WHEN r.AAB299_six IS NULL THEN 'division_invalid AAB299' END AS reject, CAST(CASE WHEN r.AAC004_code IS NULL AND r.AAC004 IS NOT NULL AND CASE WHEN r.AAC004 = '' OR r.AAC004 LIKE ' %' OR r.AAC004 LIKE '% ' OR r.AAC004 LIKE '　%' OR r.AAC004 LIKE '%　' OR r.AAC004 LIKE '	%' OR r.AAC004 LIKE '%	' OR r.AAC004 LIKE ' %' OR r.AAC004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC004), '') ELSE r.AAC004 END IS NOT NULL THEN 4 ELSE 0 END + CASE WHEN r.AAC006_date IS NULL AND r.AAC006 IS NOT NULL AND CASE WHEN r.AAC006 = '' OR r.AAC006 LIKE ' %' OR r.AAC006 LIKE '% ' OR r.AAC006 LIKE '　%' OR r.AAC006 LIKE '%　' OR r.AAC006 LIKE '	%' OR r.AAC006 LIKE '%	' OR r.AAC006 LIKE ' %' OR r.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC006), '') ELSE r.AAC006 END IS NOT NULL THEN 8 ELSE 0 END + CASE WHEN r.AAC301_six IS NULL AND r.AAC301 IS NOT NULL AND CASE WHEN r.AAC301 = '' OR r.AAC301 LIKE ' %' OR r.AAC301 LIKE '% ' OR r.AAC301 LIKE '　%' OR r.AAC301 LIKE '%　' OR r.AAC301 LIKE '	%' OR r.AAC301 LIKE '%	' OR r.AAC301 LIKE ' %' OR r.AAC301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC301), '') ELSE r.AAC301 END IS NOT NULL THEN 128 ELSE 0 END + CASE WHEN r.AAC009_code IS NULL AND r.AAC009 IS NOT NULL AND CASE WHEN r.AAC009 = '' OR r.AAC009 LIKE ' %' OR r.AAC009 LIKE '% ' OR r.AAC009 LIKE '　%' OR r.AAC009 LIKE '%　' OR r.AAC009 LIKE '	%' OR r.AAC009 LIKE '%	' OR r.AAC009 LIKE ' %' OR r.AAC009 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC009), '') ELSE r.AAC009 END IS NOT NULL THEN 256 ELSE 0 END + CASE WHEN r.police_status_code IS NULL AND r.police_status IS NOT NULL AND CASE WHEN r.police_status = '' OR r.police_status LIKE ' %' OR r.police_status LIKE '% ' OR r.police_status LIKE '　%' OR r.police_status LIKE '%　' OR r.police_status LIKE '	%' OR r.police_status LIKE '%	' OR r.police_status LIKE ' %' OR r.police_status LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.police_status), '') ELSE r.police_status END IS NOT NULL THEN 131072 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 262144 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC002, AAC003, AAC004, AAC006, AAB299, AAC010, AAE006, AAC301, AAC009, AAB401, AAC005, AAE005, former_name, relation, father, mother, spouse, police_status, op
        , AAC004_code, AAB299_six, AAC301_six, AAC009_code, police_status_code, op_code, CASE WHEN (int_AAC006_date BETWEEN 10101 AND 99991231 AND ((int_AAC006_date // 100) % 100) BETWEEN 1 AND 12 AND (int_AAC006_date % 100) BETWEEN 1 AND 31
    AND ((int_AAC006_date % 100) <= 28 OR (((int_AAC006_date // 100) % 100) <> 2 AND ((int_AAC006_date % 100) <= 30 OR (((int_AAC006_date // 100) % 100) + (((int_AAC006_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_AAC006_date // 100) % 100) = 2 AND (int_AAC006_date % 100) = 29 AND ((int_AAC006_date // 10000) % 4 = 0 AND ((int_AAC006_date // 10000) % 100 <> 0 OR (int_AAC006_date // 10000) % 400 = 0))))) THEN int_AAC006_date END AS AAC006_date FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.AAC004, s.AAC006, s.AAB299, s.AAC010 AS AAC010, s.AAE006 AS AAE006, s.AAC301, s.AAC009, s.AAB401 AS AAB401, s.AAC005 AS AAC005, s.AAE005 AS AAE005, s.former_name AS former_name, s.relation AS relation, s.father AS father, s.mother AS mother, s.spouse AS spouse, s.police_status, s.op
        , CASE WHEN s.AAC004 IS NULL THEN NULL WHEN s.AAC004 IN ('1', '2') THEN s.AAC004 WHEN CASE WHEN s.AAC004 = '' OR s.AAC004 LIKE ' %' OR s.AAC004 LIKE '% ' OR s.AAC004 LIKE '　%' OR s.AAC004 LIKE '%　' OR s.AAC004 LIKE '	%' OR s.AAC004 LIKE '%	' OR s.AAC004 LIKE ' %' OR s.AAC004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC004), '') ELSE s.AAC004 END IN ('1', '2') THEN CASE WHEN s.AAC004 = '' OR s.AAC004 LIKE ' %' OR s.AAC004 LIKE '% ' OR s.AAC004 LIKE '　%' OR s.AAC004 LIKE '%　' OR s.AAC004 LIKE '	%' OR s.AAC004 LIKE '%	' OR s.AAC004 LIKE ' %' OR s.AAC004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC004), '') ELSE s.AAC004 END END AS AAC004_code, CASE WHEN s.AAC006 IS NULL THEN NULL WHEN s.plain_AAC006_date BETWEEN 17000101 AND 99991231 THEN s.plain_AAC006_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '/', 3) AS INTEGER) END END AS int_AAC006_date, CASE WHEN s.AAB299 IS NULL THEN NULL WHEN regexp_full_match(s.AAB299, '[0-9]{6,}') THEN left(s.AAB299, 6) WHEN regexp_full_match(CASE WHEN s.AAB299 = '' OR s.AAB299 LIKE ' %' OR s.AAB299 LIKE '% ' OR s.AAB299 LIKE '　%' OR s.AAB299 LIKE '%　' OR s.AAB299 LIKE '	%' OR s.AAB299 LIKE '%	' OR s.AAB299 LIKE ' %' OR s.AAB299 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB299), '') ELSE s.AAB299 END, '[0-9]{6,}') THEN left(CASE WHEN s.AAB299 = '' OR s.AAB299 LIKE ' %' OR s.AAB299 LIKE '% ' OR s.AAB299 LIKE '　%' OR s.AAB299 LIKE '%　' OR s.AAB299 LIKE '	%' OR s.AAB299 LIKE '%	' OR s.AAB299 LIKE ' %' OR s.AAB299 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB299), '') ELSE s.AAB299 END, 6) END AS AAB299_six, CASE WHEN s.AAC301 IS NULL THEN NULL WHEN regexp_full_match(s.AAC301, '[0-9]{6,}') THEN left(s.AAC301, 6) WHEN regexp_full_match(CASE WHEN s.AAC301 = '' OR s.AAC301 LIKE ' %' OR s.AAC301 LIKE '% ' OR s.AAC301 LIKE '　%' OR s.AAC301 LIKE '%　' OR s.AAC301 LIKE '	%' OR s.AAC301 LIKE '%	' OR s.AAC301 LIKE ' %' OR s.AAC301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC301), '') ELSE s.AAC301 END, '[0-9]{6,}') THEN left(CASE WHEN s.AAC301 = '' OR s.AAC301 LIKE ' %' OR s.AAC301 LIKE '% ' OR s.AAC301 LIKE '　%' OR s.AAC301 LIKE '%　' OR s.AAC301 LIKE '	%' OR s.AAC301 LIKE '%	' OR s.AAC301 LIKE ' %' OR s.AAC301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC301), '') ELSE s.AAC301 END, 6) END AS AAC301_six, CASE WHEN s.AAC009 IS NULL THEN NULL WHEN (length(s.AAC009) = 2 AND contains('1011122021223031323334404142505152', s.AAC009)) THEN s.AAC009 WHEN (length(CASE WHEN s.AAC009 = '' OR s.AAC009 LIKE ' %' OR s.AAC009 LIKE '% ' OR s.AAC009 LIKE '　%' OR s.AAC009 LIKE '%　' OR s.AAC009 LIKE '	%' OR s.AAC009 LIKE '%	' OR s.AAC009 LIKE ' %' OR s.AAC009 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC009), '') ELSE s.AAC009 END) = 2 AND contains('1011122021223031323334404142505152', CASE WHEN s.AAC009 = '' OR s.AAC009 LIKE ' %' OR s.AAC009 LIKE '% ' OR s.AAC009 LIKE '　%' OR s.AAC009 LIKE '%　' OR s.AAC009 LIKE '	%' OR s.AAC009 LIKE '%	' OR s.AAC009 LIKE ' %' OR s.AAC009 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC009), '') ELSE s.AAC009 END)) THEN CASE WHEN s.AAC009 = '' OR s.AAC009 LIKE ' %' OR s.AAC009 LIKE '% ' OR s.AAC009 LIKE '　%' OR s.AAC009 LIKE '%　' OR s.AAC009 LIKE '	%' OR s.AAC009 LIKE '%	' OR s.AAC009 LIKE ' %' OR s.AAC009 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC009), '') ELSE s.AAC009 END END AS AAC009_code, CASE WHEN s.police_status IS NULL THEN NULL WHEN (length(s.police_status) = 1 AND contains('012346789', s.police_status)) THEN s.police_status WHEN (length(CASE WHEN s.police_status = '' OR s.police_status LIKE ' %' OR s.police_status LIKE '% ' OR s.police_status LIKE '　%' OR s.police_status LIKE '%　' OR s.police_status LIKE '	%' OR s.police_status LIKE '%	' OR s.police_status LIKE ' %' OR s.police_status LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.police_status), '') ELSE s.police_status END) = 1 AND contains('012346789', CASE WHEN s.police_status = '' OR s.police_status LIKE ' %' OR s.police_status LIKE '% ' OR s.police_status LIKE '　%' OR s.police_status LIKE '%　' OR s.police_status LIKE '	%' OR s.police_status LIKE '%	' OR s.police_status LIKE ' %' OR s.police_status LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.police_status), '') ELSE s.police_status END)) THEN CASE WHEN s.police_status = '' OR s.police_status LIKE ' %' OR s.police_status LIKE '% ' OR s.police_status LIKE '　%' OR s.police_status LIKE '%　' OR s.police_status LIKE '	%' OR s.police_status LIKE '%	' OR s.police_status LIKE ' %' OR s.police_status LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.police_status), '') ELSE s.police_status END END AS police_status_code, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC002, s.AAC003, s.AAC004, s.AAC006, s.AAB299, s.AAC010, s.AAE006, s.AAC301, s.AAC009, s.AAB401, s.AAC005, s.AAE005, s.former_name, s.relation, s.father, s.mother, s.spouse, s.police_status, s.op) AS row_hash
      FROM (SELECT s.*, CASE length(s.AAC006) WHEN 8 THEN TRY_CAST(s.AAC006 AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.AAC006, 5, 1) = '-' AND substr(s.AAC006, 8, 1) = '-' THEN TRY_CAST(replace(s.AAC006, '-', '') AS INTEGER) WHEN substr(s.AAC006, 5, 1) = '/' AND substr(s.AAC006, 8, 1) = '/' THEN TRY_CAST(replace(s.AAC006, '/', '') AS INTEGER) END END AS plain_AAC006_date FROM scan_household s) s) t1) r) judged;

-- find repeated rows of household: table household_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAC004, ''), coalesce(r.AAC006, ''), coalesce(r.AAB299, ''), coalesce(r.AAC010, ''), coalesce(r.AAE006, ''), coalesce(r.AAC301, ''), coalesce(r.AAC009, ''), coalesce(r.AAB401, ''), coalesce(r.AAC005, ''), coalesce(r.AAE005, ''), coalesce(r.former_name, ''), coalesce(r.relation, ''), coalesce(r.father, ''), coalesce(r.mother, ''), coalesce(r.spouse, ''), coalesce(r.police_status, ''), coalesce(r.op, ''))) AS first_rid
        FROM household_rows r JOIN (SELECT row_hash FROM household_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise enrolment: table enrolment_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CASE WHEN r.AAB301_six IS NULL THEN 'division_invalid AAB301'
 WHEN r.status_code_code IS NOT NULL AND NOT CASE
    WHEN (length(r.AAE140_code) = 3 AND contains('110120170180190', r.AAE140_code)) THEN (length(r.status_code_code) = 2 AND contains('1112131415', r.status_code_code))
    WHEN r.AAE140_code IN ('310', '320', '390') THEN (length(r.status_code_code) = 2 AND contains('21222324252627', r.status_code_code))
    WHEN r.AAE140_code = '410' THEN r.status_code_code = '30' WHEN r.AAE140_code = '210' THEN r.status_code_code = '40'
    WHEN r.AAE140_code = '510' THEN r.status_code_code = '50' ELSE FALSE END THEN 'status_code_invalid status_code' END AS reject, CAST(CASE WHEN r.AAC008_code IS NULL AND r.AAC008 IS NOT NULL AND CASE WHEN r.AAC008 = '' OR r.AAC008 LIKE ' %' OR r.AAC008 LIKE '% ' OR r.AAC008 LIKE '　%' OR r.AAC008 LIKE '%　' OR r.AAC008 LIKE '	%' OR r.AAC008 LIKE '%	' OR r.AAC008 LIKE ' %' OR r.AAC008 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC008), '') ELSE r.AAC008 END IS NOT NULL THEN 32 ELSE 0 END + CASE WHEN r.AAC031_code IS NULL AND r.AAC031 IS NOT NULL AND CASE WHEN r.AAC031 = '' OR r.AAC031 LIKE ' %' OR r.AAC031 LIKE '% ' OR r.AAC031 LIKE '　%' OR r.AAC031 LIKE '%　' OR r.AAC031 LIKE '	%' OR r.AAC031 LIKE '%	' OR r.AAC031 LIKE ' %' OR r.AAC031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC031), '') ELSE r.AAC031 END IS NOT NULL THEN 64 ELSE 0 END + CASE WHEN r.AAB019_code IS NULL AND r.AAB019 IS NOT NULL AND CASE WHEN r.AAB019 = '' OR r.AAB019 LIKE ' %' OR r.AAB019 LIKE '% ' OR r.AAB019 LIKE '　%' OR r.AAB019 LIKE '%　' OR r.AAB019 LIKE '	%' OR r.AAB019 LIKE '%	' OR r.AAB019 LIKE ' %' OR r.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB019), '') ELSE r.AAB019 END IS NOT NULL THEN 2048 ELSE 0 END + CASE WHEN r.AAC030_date IS NULL AND r.AAC030 IS NOT NULL AND CASE WHEN r.AAC030 = '' OR r.AAC030 LIKE ' %' OR r.AAC030 LIKE '% ' OR r.AAC030 LIKE '　%' OR r.AAC030 LIKE '%　' OR r.AAC030 LIKE '	%' OR r.AAC030 LIKE '%	' OR r.AAC030 LIKE ' %' OR r.AAC030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC030), '') ELSE r.AAC030 END IS NOT NULL THEN 4096 ELSE 0 END + CASE WHEN r.AAE035_date IS NULL AND r.AAE035 IS NOT NULL AND CASE WHEN r.AAE035 = '' OR r.AAE035 LIKE ' %' OR r.AAE035 LIKE '% ' OR r.AAE035 LIKE '　%' OR r.AAE035 LIKE '%　' OR r.AAE035 LIKE '	%' OR r.AAE035 LIKE '%	' OR r.AAE035 LIKE ' %' OR r.AAE035 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE035), '') ELSE r.AAE035 END IS NOT NULL THEN 8192 ELSE 0 END + CASE WHEN r.AAC012_code IS NULL AND r.AAC012 IS NOT NULL AND CASE WHEN r.AAC012 = '' OR r.AAC012 LIKE ' %' OR r.AAC012 LIKE '% ' OR r.AAC012 LIKE '　%' OR r.AAC012 LIKE '%　' OR r.AAC012 LIKE '	%' OR r.AAC012 LIKE '%	' OR r.AAC012 LIKE ' %' OR r.AAC012 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC012), '') ELSE r.AAC012 END IS NOT NULL THEN 16384 ELSE 0 END + CASE WHEN r.AAC084_code IS NULL AND r.AAC084 IS NOT NULL AND CASE WHEN r.AAC084 = '' OR r.AAC084 LIKE ' %' OR r.AAC084 LIKE '% ' OR r.AAC084 LIKE '　%' OR r.AAC084 LIKE '%　' OR r.AAC084 LIKE '	%' OR r.AAC084 LIKE '%	' OR r.AAC084 LIKE ' %' OR r.AAC084 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC084), '') ELSE r.AAC084 END IS NOT NULL THEN 32768 ELSE 0 END + CASE WHEN r.AAC009_code IS NULL AND r.AAC009 IS NOT NULL AND CASE WHEN r.AAC009 = '' OR r.AAC009 LIKE ' %' OR r.AAC009 LIKE '% ' OR r.AAC009 LIKE '　%' OR r.AAC009 LIKE '%　' OR r.AAC009 LIKE '	%' OR r.AAC009 LIKE '%	' OR r.AAC009 LIKE ' %' OR r.AAC009 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC009), '') ELSE r.AAC009 END IS NOT NULL THEN 524288 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 1048576 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC001, AAC002, AAC003, AAE140, AAB301, AAC008, AAC031, status_code, AAB001, AAB998, AAB004, AAB019, AAC030, AAE035, AAC012, AAC084, AAE005, AAE006, AAC010, AAC009, op
        , AAE140_code, AAB301_six, AAC008_code, AAC031_code, status_code_code, AAB019_code, AAC012_code, AAC084_code, AAC009_code, op_code, CASE WHEN (int_AAC030_date BETWEEN 10101 AND 99991231 AND ((int_AAC030_date // 100) % 100) BETWEEN 1 AND 12 AND (int_AAC030_date % 100) BETWEEN 1 AND 31
    AND ((int_AAC030_date % 100) <= 28 OR (((int_AAC030_date // 100) % 100) <> 2 AND ((int_AAC030_date % 100) <= 30 OR (((int_AAC030_date // 100) % 100) + (((int_AAC030_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_AAC030_date // 100) % 100) = 2 AND (int_AAC030_date % 100) = 29 AND ((int_AAC030_date // 10000) % 4 = 0 AND ((int_AAC030_date // 10000) % 100 <> 0 OR (int_AAC030_date // 10000) % 400 = 0))))) THEN int_AAC030_date END AS AAC030_date, CASE WHEN (int_AAE035_date BETWEEN 10101 AND 99991231 AND ((int_AAE035_date // 100) % 100) BETWEEN 1 AND 12 AND (int_AAE035_date % 100) BETWEEN 1 AND 31
    AND ((int_AAE035_date % 100) <= 28 OR (((int_AAE035_date // 100) % 100) <> 2 AND ((int_AAE035_date % 100) <= 30 OR (((int_AAE035_date // 100) % 100) + (((int_AAE035_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_AAE035_date // 100) % 100) = 2 AND (int_AAE035_date % 100) = 29 AND ((int_AAE035_date // 10000) % 4 = 0 AND ((int_AAE035_date // 10000) % 100 <> 0 OR (int_AAE035_date // 10000) % 400 = 0))))) THEN int_AAE035_date END AS AAE035_date FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC001 AS AAC001, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.AAE140, s.AAB301, s.AAC008, s.AAC031, s.status_code, s.AAB001 AS AAB001, s.AAB998 AS AAB998, s.AAB004 AS AAB004, s.AAB019, s.AAC030, s.AAE035, s.AAC012, s.AAC084, s.AAE005 AS AAE005, s.AAE006 AS AAE006, s.AAC010 AS AAC010, s.AAC009, s.op
        , CASE WHEN s.AAE140 IS NULL THEN NULL WHEN regexp_full_match(s.AAE140, '[0-9A-Za-z]+') THEN s.AAE140 ELSE CASE WHEN s.AAE140 = '' OR s.AAE140 LIKE ' %' OR s.AAE140 LIKE '% ' OR s.AAE140 LIKE '　%' OR s.AAE140 LIKE '%　' OR s.AAE140 LIKE '	%' OR s.AAE140 LIKE '%	' OR s.AAE140 LIKE ' %' OR s.AAE140 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE140), '') ELSE s.AAE140 END END AS AAE140_code, CASE WHEN s.AAB301 IS NULL THEN NULL WHEN regexp_full_match(s.AAB301, '[0-9]{6,}') THEN left(s.AAB301, 6) WHEN regexp_full_match(CASE WHEN s.AAB301 = '' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% ' OR s.AAB301 LIKE '　%' OR s.AAB301 LIKE '%　' OR s.AAB301 LIKE '	%' OR s.AAB301 LIKE '%	' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB301), '') ELSE s.AAB301 END, '[0-9]{6,}') THEN left(CASE WHEN s.AAB301 = '' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% ' OR s.AAB301 LIKE '　%' OR s.AAB301 LIKE '%　' OR s.AAB301 LIKE '	%' OR s.AAB301 LIKE '%	' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB301), '') ELSE s.AAB301 END, 6) END AS AAB301_six, CASE WHEN s.AAC008 IS NULL THEN NULL WHEN (length(s.AAC008) = 1 AND contains('01234', s.AAC008)) THEN s.AAC008 WHEN (length(CASE WHEN s.AAC008 = '' OR s.AAC008 LIKE ' %' OR s.AAC008 LIKE '% ' OR s.AAC008 LIKE '　%' OR s.AAC008 LIKE '%　' OR s.AAC008 LIKE '	%' OR s.AAC008 LIKE '%	' OR s.AAC008 LIKE ' %' OR s.AAC008 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC008), '') ELSE s.AAC008 END) = 1 AND contains('01234', CASE WHEN s.AAC008 = '' OR s.AAC008 LIKE ' %' OR s.AAC008 LIKE '% ' OR s.AAC008 LIKE '　%' OR s.AAC008 LIKE '%　' OR s.AAC008 LIKE '	%' OR s.AAC008 LIKE '%	' OR s.AAC008 LIKE ' %' OR s.AAC008 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC008), '') ELSE s.AAC008 END)) THEN CASE WHEN s.AAC008 = '' OR s.AAC008 LIKE ' %' OR s.AAC008 LIKE '% ' OR s.AAC008 LIKE '　%' OR s.AAC008 LIKE '%　' OR s.AAC008 LIKE '	%' OR s.AAC008 LIKE '%	' OR s.AAC008 LIKE ' %' OR s.AAC008 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC008), '') ELSE s.AAC008 END END AS AAC008_code, CASE WHEN s.AAC031 IS NULL THEN NULL WHEN s.AAC031 IN ('1', '2', '3') THEN s.AAC031 WHEN CASE WHEN s.AAC031 = '' OR s.AAC031 LIKE ' %' OR s.AAC031 LIKE '% ' OR s.AAC031 LIKE '　%' OR s.AAC031 LIKE '%　' OR s.AAC031 LIKE '	%' OR s.AAC031 LIKE '%	' OR s.AAC031 LIKE ' %' OR s.AAC031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC031), '') ELSE s.AAC031 END IN ('1', '2', '3') THEN CASE WHEN s.AAC031 = '' OR s.AAC031 LIKE ' %' OR s.AAC031 LIKE '% ' OR s.AAC031 LIKE '　%' OR s.AAC031 LIKE '%　' OR s.AAC031 LIKE '	%' OR s.AAC031 LIKE '%	' OR s.AAC031 LIKE ' %' OR s.AAC031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC031), '') ELSE s.AAC031 END END AS AAC031_code, CASE WHEN s.status_code IS NULL THEN NULL WHEN regexp_full_match(s.status_code, '[0-9A-Za-z]+') THEN s.status_code ELSE CASE WHEN s.status_code = '' OR s.status_code LIKE ' %' OR s.status_code LIKE '% ' OR s.status_code LIKE '　%' OR s.status_code LIKE '%　' OR s.status_code LIKE '	%' OR s.status_code LIKE '%	' OR s.status_code LIKE ' %' OR s.status_code LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.status_code), '') ELSE s.status_code END END AS status_code_code, CASE WHEN s.AAB019 IS NULL THEN NULL WHEN (length(s.AAB019) = 2 AND contains('103050555657708081828384858690919394959699', s.AAB019)) THEN s.AAB019 WHEN (length(CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END) = 2 AND contains('103050555657708081828384858690919394959699', CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END)) THEN CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END END AS AAB019_code, CASE WHEN s.AAC030 IS NULL THEN NULL WHEN s.plain_AAC030_date BETWEEN 17000101 AND 99991231 THEN s.plain_AAC030_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAC030 = '' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% ' OR s.AAC030 LIKE '　%' OR s.AAC030 LIKE '%　' OR s.AAC030 LIKE '	%' OR s.AAC030 LIKE '%	' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC030), '') ELSE s.AAC030 END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.AAC030 = '' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% ' OR s.AAC030 LIKE '　%' OR s.AAC030 LIKE '%　' OR s.AAC030 LIKE '	%' OR s.AAC030 LIKE '%	' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC030), '') ELSE s.AAC030 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAC030 = '' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% ' OR s.AAC030 LIKE '　%' OR s.AAC030 LIKE '%　' OR s.AAC030 LIKE '	%' OR s.AAC030 LIKE '%	' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC030), '') ELSE s.AAC030 END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.AAC030 = '' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% ' OR s.AAC030 LIKE '　%' OR s.AAC030 LIKE '%　' OR s.AAC030 LIKE '	%' OR s.AAC030 LIKE '%	' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC030), '') ELSE s.AAC030 END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAC030 = '' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% ' OR s.AAC030 LIKE '　%' OR s.AAC030 LIKE '%　' OR s.AAC030 LIKE '	%' OR s.AAC030 LIKE '%	' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC030), '') ELSE s.AAC030 END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAC030 = '' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% ' OR s.AAC030 LIKE '　%' OR s.AAC030 LIKE '%　' OR s.AAC030 LIKE '	%' OR s.AAC030 LIKE '%	' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC030), '') ELSE s.AAC030 END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAC030 = '' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% ' OR s.AAC030 LIKE '　%' OR s.AAC030 LIKE '%　' OR s.AAC030 LIKE '	%' OR s.AAC030 LIKE '%	' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC030), '') ELSE s.AAC030 END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.AAC030 = '' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% ' OR s.AAC030 LIKE '　%' OR s.AAC030 LIKE '%　' OR s.AAC030 LIKE '	%' OR s.AAC030 LIKE '%	' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC030), '') ELSE s.AAC030 END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAC030 = '' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% ' OR s.AAC030 LIKE '　%' OR s.AAC030 LIKE '%　' OR s.AAC030 LIKE '	%' OR s.AAC030 LIKE '%	' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC030), '') ELSE s.AAC030 END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAC030 = '' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% ' OR s.AAC030 LIKE '　%' OR s.AAC030 LIKE '%　' OR s.AAC030 LIKE '	%' OR s.AAC030 LIKE '%	' OR s.AAC030 LIKE ' %' OR s.AAC030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC030), '') ELSE s.AAC030 END, '/', 3) AS INTEGER) END END AS int_AAC030_date, CASE WHEN s.AAE035 IS NULL THEN NULL WHEN s.plain_AAE035_date BETWEEN 17000101 AND 99991231 THEN s.plain_AAE035_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAE035 = '' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% ' OR s.AAE035 LIKE '　%' OR s.AAE035 LIKE '%　' OR s.AAE035 LIKE '	%' OR s.AAE035 LIKE '%	' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE035), '') ELSE s.AAE035 END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.AAE035 = '' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% ' OR s.AAE035 LIKE '　%' OR s.AAE035 LIKE '%　' OR s.AAE035 LIKE '	%' OR s.AAE035 LIKE '%	' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE035), '') ELSE s.AAE035 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE035 = '' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% ' OR s.AAE035 LIKE '　%' OR s.AAE035 LIKE '%　' OR s.AAE035 LIKE '	%' OR s.AAE035 LIKE '%	' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE035), '') ELSE s.AAE035 END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE035 = '' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% ' OR s.AAE035 LIKE '　%' OR s.AAE035 LIKE '%　' OR s.AAE035 LIKE '	%' OR s.AAE035 LIKE '%	' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE035), '') ELSE s.AAE035 END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE035 = '' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% ' OR s.AAE035 LIKE '　%' OR s.AAE035 LIKE '%　' OR s.AAE035 LIKE '	%' OR s.AAE035 LIKE '%	' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE035), '') ELSE s.AAE035 END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE035 = '' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% ' OR s.AAE035 LIKE '　%' OR s.AAE035 LIKE '%　' OR s.AAE035 LIKE '	%' OR s.AAE035 LIKE '%	' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE035), '') ELSE s.AAE035 END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE035 = '' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% ' OR s.AAE035 LIKE '　%' OR s.AAE035 LIKE '%　' OR s.AAE035 LIKE '	%' OR s.AAE035 LIKE '%	' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE035), '') ELSE s.AAE035 END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE035 = '' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% ' OR s.AAE035 LIKE '　%' OR s.AAE035 LIKE '%　' OR s.AAE035 LIKE '	%' OR s.AAE035 LIKE '%	' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE035), '') ELSE s.AAE035 END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE035 = '' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% ' OR s.AAE035 LIKE '　%' OR s.AAE035 LIKE '%　' OR s.AAE035 LIKE '	%' OR s.AAE035 LIKE '%	' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE035), '') ELSE s.AAE035 END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE035 = '' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% ' OR s.AAE035 LIKE '　%' OR s.AAE035 LIKE '%　' OR s.AAE035 LIKE '	%' OR s.AAE035 LIKE '%	' OR s.AAE035 LIKE ' %' OR s.AAE035 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE035), '') ELSE s.AAE035 END, '/', 3) AS INTEGER) END END AS int_AAE035_date, CASE WHEN s.AAC012 IS NULL THEN NULL WHEN (length(s.AAC012) = 2 AND contains('1112131721242731375154708090', s.AAC012)) THEN s.AAC012 WHEN (length(CASE WHEN s.AAC012 = '' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% ' OR s.AAC012 LIKE '　%' OR s.AAC012 LIKE '%　' OR s.AAC012 LIKE '	%' OR s.AAC012 LIKE '%	' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC012), '') ELSE s.AAC012 END) = 2 AND contains('1112131721242731375154708090', CASE WHEN s.AAC012 = '' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% ' OR s.AAC012 LIKE '　%' OR s.AAC012 LIKE '%　' OR s.AAC012 LIKE '	%' OR s.AAC012 LIKE '%	' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC012), '') ELSE s.AAC012 END)) THEN CASE WHEN s.AAC012 = '' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% ' OR s.AAC012 LIKE '　%' OR s.AAC012 LIKE '%　' OR s.AAC012 LIKE '	%' OR s.AAC012 LIKE '%	' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC012), '') ELSE s.AAC012 END END AS AAC012_code, CASE WHEN s.AAC084 IS NULL THEN NULL WHEN s.AAC084 IN ('0', '1') THEN s.AAC084 WHEN CASE WHEN s.AAC084 = '' OR s.AAC084 LIKE ' %' OR s.AAC084 LIKE '% ' OR s.AAC084 LIKE '　%' OR s.AAC084 LIKE '%　' OR s.AAC084 LIKE '	%' OR s.AAC084 LIKE '%	' OR s.AAC084 LIKE ' %' OR s.AAC084 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC084), '') ELSE s.AAC084 END IN ('0', '1') THEN CASE WHEN s.AAC084 = '' OR s.AAC084 LIKE ' %' OR s.AAC084 LIKE '% ' OR s.AAC084 LIKE '　%' OR s.AAC084 LIKE '%　' OR s.AAC084 LIKE '	%' OR s.AAC084 LIKE '%	' OR s.AAC084 LIKE ' %' OR s.AAC084 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC084), '') ELSE s.AAC084 END END AS AAC084_code, CASE WHEN s.AAC009 IS NULL THEN NULL WHEN (length(s.AAC009) = 2 AND contains('1011122021223031323334404142505152', s.AAC009)) THEN s.AAC009 WHEN (length(CASE WHEN s.AAC009 = '' OR s.AAC009 LIKE ' %' OR s.AAC009 LIKE '% ' OR s.AAC009 LIKE '　%' OR s.AAC009 LIKE '%　' OR s.AAC009 LIKE '	%' OR s.AAC009 LIKE '%	' OR s.AAC009 LIKE ' %' OR s.AAC009 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC009), '') ELSE s.AAC009 END) = 2 AND contains('1011122021223031323334404142505152', CASE WHEN s.AAC009 = '' OR s.AAC009 LIKE ' %' OR s.AAC009 LIKE '% ' OR s.AAC009 LIKE '　%' OR s.AAC009 LIKE '%　' OR s.AAC009 LIKE '	%' OR s.AAC009 LIKE '%	' OR s.AAC009 LIKE ' %' OR s.AAC009 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC009), '') ELSE s.AAC009 END)) THEN CASE WHEN s.AAC009 = '' OR s.AAC009 LIKE ' %' OR s.AAC009 LIKE '% ' OR s.AAC009 LIKE '　%' OR s.AAC009 LIKE '%　' OR s.AAC009 LIKE '	%' OR s.AAC009 LIKE '%	' OR s.AAC009 LIKE ' %' OR s.AAC009 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC009), '') ELSE s.AAC009 END END AS AAC009_code, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC001, s.AAC002, s.AAC003, s.AAE140, s.AAB301, s.AAC008, s.AAC031, s.status_code, s.AAB001, s.AAB998, s.AAB004, s.AAB019, s.AAC030, s.AAE035, s.AAC012, s.AAC084, s.AAE005, s.AAE006, s.AAC010, s.AAC009, s.op) AS row_hash
      FROM (SELECT s.*, CASE length(s.AAC030) WHEN 8 THEN TRY_CAST(s.AAC030 AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.AAC030, 5, 1) = '-' AND substr(s.AAC030, 8, 1) = '-' THEN TRY_CAST(replace(s.AAC030, '-', '') AS INTEGER) WHEN substr(s.AAC030, 5, 1) = '/' AND substr(s.AAC030, 8, 1) = '/' THEN TRY_CAST(replace(s.AAC030, '/', '') AS INTEGER) END END AS plain_AAC030_date, CASE length(s.AAE035) WHEN 8 THEN TRY_CAST(s.AAE035 AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.AAE035, 5, 1) = '-' AND substr(s.AAE035, 8, 1) = '-' THEN TRY_CAST(replace(s.AAE035, '-', '') AS INTEGER) WHEN substr(s.AAE035, 5, 1) = '/' AND substr(s.AAE035, 8, 1) = '/' THEN TRY_CAST(replace(s.AAE035, '/', '') AS INTEGER) END END AS plain_AAE035_date FROM scan_enrolment s) s) t1) r) judged;

-- find repeated rows of enrolment: table enrolment_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC001, ''), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAC008, ''), coalesce(r.AAC031, ''), coalesce(r.status_code, ''), coalesce(r.AAB001, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAC030, ''), coalesce(r.AAE035, ''), coalesce(r.AAC012, ''), coalesce(r.AAC084, ''), coalesce(r.AAE005, ''), coalesce(r.AAE006, ''), coalesce(r.AAC010, ''), coalesce(r.AAC009, ''), coalesce(r.op, ''))) AS first_rid
        FROM enrolment_rows r JOIN (SELECT row_hash FROM enrolment_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise benefit: table benefit_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CASE WHEN r.AAB301_six IS NULL THEN 'division_invalid AAB301'
 WHEN r.AAE041_month IS NULL AND r.AAE041 IS NOT NULL AND CASE WHEN r.AAE041 = '' OR r.AAE041 LIKE ' %' OR r.AAE041 LIKE '% ' OR r.AAE041 LIKE '　%' OR r.AAE041 LIKE '%　' OR r.AAE041 LIKE '	%' OR r.AAE041 LIKE '%	' OR r.AAE041 LIKE ' %' OR r.AAE041 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE041), '') ELSE r.AAE041 END IS NOT NULL THEN 'date_impossible AAE041' END AS reject, CAST(CASE WHEN r.AAE042_month IS NULL AND r.AAE042 IS NOT NULL AND CASE WHEN r.AAE042 = '' OR r.AAE042 LIKE ' %' OR r.AAE042 LIKE '% ' OR r.AAE042 LIKE '　%' OR r.AAE042 LIKE '%　' OR r.AAE042 LIKE '	%' OR r.AAE042 LIKE '%	' OR r.AAE042 LIKE ' %' OR r.AAE042 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE042), '') ELSE r.AAE042 END IS NOT NULL THEN 64 ELSE 0 END + CASE WHEN r.AAE116_code IS NULL AND r.AAE116 IS NOT NULL AND CASE WHEN r.AAE116 = '' OR r.AAE116 LIKE ' %' OR r.AAE116 LIKE '% ' OR r.AAE116 LIKE '　%' OR r.AAE116 LIKE '%　' OR r.AAE116 LIKE '	%' OR r.AAE116 LIKE '%	' OR r.AAE116 LIKE ' %' OR r.AAE116 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE116), '') ELSE r.AAE116 END IS NOT NULL THEN 128 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 256 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC001, AAC002, AAC003, AAE140, AAB301, AAE041, AAE042, AAE116, op
        , AAE140_code, AAB301_six, AAE116_code, op_code, CASE WHEN (int_AAE041_month % 100 BETWEEN 1 AND 12 AND int_AAE041_month BETWEEN 101 AND 999912) THEN int_AAE041_month END AS AAE041_month, CASE WHEN (int_AAE042_month % 100 BETWEEN 1 AND 12 AND int_AAE042_month BETWEEN 101 AND 999912) THEN int_AAE042_month END AS AAE042_month FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC001 AS AAC001, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.AAE140, s.AAB301, s.AAE041, s.AAE042, s.AAE116, s.op
        , CASE WHEN s.AAE140 IS NULL THEN NULL WHEN regexp_full_match(s.AAE140, '[0-9A-Za-z]+') THEN s.AAE140 ELSE CASE WHEN s.AAE140 = '' OR s.AAE140 LIKE ' %' OR s.AAE140 LIKE '% ' OR s.AAE140 LIKE '　%' OR s.AAE140 LIKE '%　' OR s.AAE140 LIKE '	%' OR s.AAE140 LIKE '%	' OR s.AAE140 LIKE ' %' OR s.AAE140 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE140), '') ELSE s.AAE140 END END AS AAE140_code, CASE WHEN s.AAB301 IS NULL THEN NULL WHEN regexp_full_match(s.AAB301, '[0-9]{6,}') THEN left(s.AAB301, 6) WHEN regexp_full_match(CASE WHEN s.AAB301 = '' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% ' OR s.AAB301 LIKE '　%' OR s.AAB301 LIKE '%　' OR s.AAB301 LIKE '	%' OR s.AAB301 LIKE '%	' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB301), '') ELSE s.AAB301 END, '[0-9]{6,}') THEN left(CASE WHEN s.AAB301 = '' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% ' OR s.AAB301 LIKE '　%' OR s.AAB301 LIKE '%　' OR s.AAB301 LIKE '	%' OR s.AAB301 LIKE '%	' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB301), '') ELSE s.AAB301 END, 6) END AS AAB301_six, CASE WHEN s.AAE041 IS NULL THEN NULL WHEN s.plain_AAE041_month BETWEEN 170001 AND 999912 THEN s.plain_AAE041_month ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAE041 = '' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% ' OR s.AAE041 LIKE '　%' OR s.AAE041 LIKE '%　' OR s.AAE041 LIKE '	%' OR s.AAE041 LIKE '%	' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE041), '') ELSE s.AAE041 END, '[0-9]{6}') THEN TRY_CAST(CASE WHEN s.AAE041 = '' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% ' OR s.AAE041 LIKE '　%' OR s.AAE041 LIKE '%　' OR s.AAE041 LIKE '	%' OR s.AAE041 LIKE '%	' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE041), '') ELSE s.AAE041 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE041 = '' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% ' OR s.AAE041 LIKE '　%' OR s.AAE041 LIKE '%　' OR s.AAE041 LIKE '	%' OR s.AAE041 LIKE '%	' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE041), '') ELSE s.AAE041 END, '[0-9]{4}-[0-9]{2}') THEN TRY_CAST(replace(CASE WHEN s.AAE041 = '' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% ' OR s.AAE041 LIKE '　%' OR s.AAE041 LIKE '%　' OR s.AAE041 LIKE '	%' OR s.AAE041 LIKE '%	' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE041), '') ELSE s.AAE041 END, '-', '') AS INTEGER) END END AS int_AAE041_month, CASE WHEN s.AAE042 IS NULL THEN NULL WHEN s.plain_AAE042_month BETWEEN 170001 AND 999912 THEN s.plain_AAE042_month ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAE042 = '' OR s.AAE042 LIKE ' %' OR s.AAE042 LIKE '% ' OR s.AAE042 LIKE '　%' OR s.AAE042 LIKE '%　' OR s.AAE042 LIKE '	%' OR s.AAE042 LIKE '%	' OR s.AAE042 LIKE ' %' OR s.AAE042 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE042), '') ELSE s.AAE042 END, '[0-9]{6}') THEN TRY_CAST(CASE WHEN s.AAE042 = '' OR s.AAE042 LIKE ' %' OR s.AAE042 LIKE '% ' OR s.AAE042 LIKE '　%' OR s.AAE042 LIKE '%　' OR s.AAE042 LIKE '	%' OR s.AAE042 LIKE '%	' OR s.AAE042 LIKE ' %' OR s.AAE042 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE042), '') ELSE s.AAE042 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE042 = '' OR s.AAE042 LIKE ' %' OR s.AAE042 LIKE '% ' OR s.AAE042 LIKE '　%' OR s.AAE042 LIKE '%　' OR s.AAE042 LIKE '	%' OR s.AAE042 LIKE '%	' OR s.AAE042 LIKE ' %' OR s.AAE042 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE042), '') ELSE s.AAE042 END, '[0-9]{4}-[0-9]{2}') THEN TRY_CAST(replace(CASE WHEN s.AAE042 = '' OR s.AAE042 LIKE ' %' OR s.AAE042 LIKE '% ' OR s.AAE042 LIKE '　%' OR s.AAE042 LIKE '%　' OR s.AAE042 LIKE '	%' OR s.AAE042 LIKE '%	' OR s.AAE042 LIKE ' %' OR s.AAE042 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE042), '') ELSE s.AAE042 END, '-', '') AS INTEGER) END END AS int_AAE042_month, CASE WHEN s.AAE116 IS NULL THEN NULL WHEN s.AAE116 IN ('1', '2') THEN s.AAE116 WHEN CASE WHEN s.AAE116 = '' OR s.AAE116 LIKE ' %' OR s.AAE116 LIKE '% ' OR s.AAE116 LIKE '　%' OR s.AAE116 LIKE '%　' OR s.AAE116 LIKE '	%' OR s.AAE116 LIKE '%	' OR s.AAE116 LIKE ' %' OR s.AAE116 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE116), '') ELSE s.AAE116 END IN ('1', '2') THEN CASE WHEN s.AAE116 = '' OR s.AAE116 LIKE ' %' OR s.AAE116 LIKE '% ' OR s.AAE116 LIKE '　%' OR s.AAE116 LIKE '%　' OR s.AAE116 LIKE '	%' OR s.AAE116 LIKE '%	' OR s.AAE116 LIKE ' %' OR s.AAE116 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE116), '') ELSE s.AAE116 END END AS AAE116_code, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC001, s.AAC002, s.AAC003, s.AAE140, s.AAB301, s.AAE041, s.AAE042, s.AAE116, s.op) AS row_hash
      FROM (SELECT s.*, CASE length(s.AAE041) WHEN 6 THEN TRY_CAST(s.AAE041 AS INTEGER) WHEN 7 THEN CASE WHEN substr(s.AAE041, 5, 1) = '-' THEN TRY_CAST(replace(s.AAE041, '-', '') AS INTEGER) END END AS plain_AAE041_month, CASE length(s.AAE042) WHEN 6 THEN TRY_CAST(s.AAE042 AS INTEGER) WHEN 7 THEN CASE WHEN substr(s.AAE042, 5, 1) = '-' THEN TRY_CAST(replace(s.AAE042, '-', '') AS INTEGER) END END AS plain_AAE042_month FROM scan_benefit s) s) t1) r) judged;

-- find repeated rows of benefit: table benefit_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC001, ''), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAE041, ''), coalesce(r.AAE042, ''), coalesce(r.AAE116, ''), coalesce(r.op, ''))) AS first_rid
        FROM benefit_rows r JOIN (SELECT row_hash FROM benefit_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise employment: table employment_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CAST(NULL AS STRING) AS reject, CAST(CASE WHEN r.AAB019_code IS NULL AND r.AAB019 IS NOT NULL AND CASE WHEN r.AAB019 = '' OR r.AAB019 LIKE ' %' OR r.AAB019 LIKE '% ' OR r.AAB019 LIKE '　%' OR r.AAB019 LIKE '%　' OR r.AAB019 LIKE '	%' OR r.AAB019 LIKE '%	' OR r.AAB019 LIKE ' %' OR r.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB019), '') ELSE r.AAB019 END IS NOT NULL THEN 32 ELSE 0 END + CASE WHEN r.AAE030_date IS NULL AND r.AAE030 IS NOT NULL AND CASE WHEN r.AAE030 = '' OR r.AAE030 LIKE ' %' OR r.AAE030 LIKE '% ' OR r.AAE030 LIKE '　%' OR r.AAE030 LIKE '%　' OR r.AAE030 LIKE '	%' OR r.AAE030 LIKE '%	' OR r.AAE030 LIKE ' %' OR r.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE030), '') ELSE r.AAE030 END IS NOT NULL THEN 64 ELSE 0 END + CASE WHEN r.AAE031_date IS NULL AND r.AAE031 IS NOT NULL AND CASE WHEN r.AAE031 = '' OR r.AAE031 LIKE ' %' OR r.AAE031 LIKE '% ' OR r.AAE031 LIKE '　%' OR r.AAE031 LIKE '%　' OR r.AAE031 LIKE '	%' OR r.AAE031 LIKE '%	' OR r.AAE031 LIKE ' %' OR r.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE031), '') ELSE r.AAE031 END IS NOT NULL THEN 128 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 256 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC002, AAC003, AAB998, AAB001, AAB004, AAB019, AAE030, AAE031, op
        , AAB019_code, op_code, CASE WHEN (int_AAE030_date BETWEEN 10101 AND 99991231 AND ((int_AAE030_date // 100) % 100) BETWEEN 1 AND 12 AND (int_AAE030_date % 100) BETWEEN 1 AND 31
    AND ((int_AAE030_date % 100) <= 28 OR (((int_AAE030_date // 100) % 100) <> 2 AND ((int_AAE030_date % 100) <= 30 OR (((int_AAE030_date // 100) % 100) + (((int_AAE030_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_AAE030_date // 100) % 100) = 2 AND (int_AAE030_date % 100) = 29 AND ((int_AAE030_date // 10000) % 4 = 0 AND ((int_AAE030_date // 10000) % 100 <> 0 OR (int_AAE030_date // 10000) % 400 = 0))))) THEN int_AAE030_date END AS AAE030_date, CASE WHEN (int_AAE031_date BETWEEN 10101 AND 99991231 AND ((int_AAE031_date // 100) % 100) BETWEEN 1 AND 12 AND (int_AAE031_date % 100) BETWEEN 1 AND 31
    AND ((int_AAE031_date % 100) <= 28 OR (((int_AAE031_date // 100) % 100) <> 2 AND ((int_AAE031_date % 100) <= 30 OR (((int_AAE031_date // 100) % 100) + (((int_AAE031_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_AAE031_date // 100) % 100) = 2 AND (int_AAE031_date % 100) = 29 AND ((int_AAE031_date // 10000) % 4 = 0 AND ((int_AAE031_date // 10000) % 100 <> 0 OR (int_AAE031_date // 10000) % 400 = 0))))) THEN int_AAE031_date END AS AAE031_date FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.AAB998 AS AAB998, s.AAB001 AS AAB001, s.AAB004 AS AAB004, s.AAB019, s.AAE030, s.AAE031, s.op
        , CASE WHEN s.AAB019 IS NULL THEN NULL WHEN (length(s.AAB019) = 2 AND contains('103050555657708081828384858690919394959699', s.AAB019)) THEN s.AAB019 WHEN (length(CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END) = 2 AND contains('103050555657708081828384858690919394959699', CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END)) THEN CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END END AS AAB019_code, CASE WHEN s.AAE030 IS NULL THEN NULL WHEN s.plain_AAE030_date BETWEEN 17000101 AND 99991231 THEN s.plain_AAE030_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '/', 3) AS INTEGER) END END AS int_AAE030_date, CASE WHEN s.AAE031 IS NULL THEN NULL WHEN s.plain_AAE031_date BETWEEN 17000101 AND 99991231 THEN s.plain_AAE031_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '/', 3) AS INTEGER) END END AS int_AAE031_date, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC002, s.AAC003, s.AAB998, s.AAB001, s.AAB004, s.AAB019, s.AAE030, s.AAE031, s.op) AS row_hash
      FROM (SELECT s.*, CASE length(s.AAE030) WHEN 8 THEN TRY_CAST(s.AAE030 AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.AAE030, 5, 1) = '-' AND substr(s.AAE030, 8, 1) = '-' THEN TRY_CAST(replace(s.AAE030, '-', '') AS INTEGER) WHEN substr(s.AAE030, 5, 1) = '/' AND substr(s.AAE030, 8, 1) = '/' THEN TRY_CAST(replace(s.AAE030, '/', '') AS INTEGER) END END AS plain_AAE030_date, CASE length(s.AAE031) WHEN 8 THEN TRY_CAST(s.AAE031 AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.AAE031, 5, 1) = '-' AND substr(s.AAE031, 8, 1) = '-' THEN TRY_CAST(replace(s.AAE031, '-', '') AS INTEGER) WHEN substr(s.AAE031, 5, 1) = '/' AND substr(s.AAE031, 8, 1) = '/' THEN TRY_CAST(replace(s.AAE031, '/', '') AS INTEGER) END END AS plain_AAE031_date FROM scan_employment s) s) t1) r) judged;

-- find repeated rows of employment: table employment_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAB998, ''), coalesce(r.AAB001, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAE030, ''), coalesce(r.AAE031, ''), coalesce(r.op, ''))) AS first_rid
        FROM employment_rows r JOIN (SELECT row_hash FROM employment_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise salary: table salary_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CASE WHEN r.AAE041_month IS NULL AND r.AAE041 IS NOT NULL AND CASE WHEN r.AAE041 = '' OR r.AAE041 LIKE ' %' OR r.AAE041 LIKE '% ' OR r.AAE041 LIKE '　%' OR r.AAE041 LIKE '%　' OR r.AAE041 LIKE '	%' OR r.AAE041 LIKE '%	' OR r.AAE041 LIKE ' %' OR r.AAE041 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE041), '') ELSE r.AAE041 END IS NOT NULL THEN 'date_impossible AAE041' END AS reject, CAST(CASE WHEN r.AAB019_code IS NULL AND r.AAB019 IS NOT NULL AND CASE WHEN r.AAB019 = '' OR r.AAB019 LIKE ' %' OR r.AAB019 LIKE '% ' OR r.AAB019 LIKE '　%' OR r.AAB019 LIKE '%　' OR r.AAB019 LIKE '	%' OR r.AAB019 LIKE '%	' OR r.AAB019 LIKE ' %' OR r.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB019), '') ELSE r.AAB019 END IS NOT NULL THEN 16 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 64 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC002, AAC003, AAB998, AAB004, AAB019, AAE041, op
        , AAB019_code, op_code, CASE WHEN (int_AAE041_month % 100 BETWEEN 1 AND 12 AND int_AAE041_month BETWEEN 101 AND 999912) THEN int_AAE041_month END AS AAE041_month FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.AAB998 AS AAB998, s.AAB004 AS AAB004, s.AAB019, s.AAE041, s.op
        , CASE WHEN s.AAB019 IS NULL THEN NULL WHEN (length(s.AAB019) = 2 AND contains('103050555657708081828384858690919394959699', s.AAB019)) THEN s.AAB019 WHEN (length(CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END) = 2 AND contains('103050555657708081828384858690919394959699', CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END)) THEN CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END END AS AAB019_code, CASE WHEN s.AAE041 IS NULL THEN NULL WHEN s.plain_AAE041_month BETWEEN 170001 AND 999912 THEN s.plain_AAE041_month ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAE041 = '' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% ' OR s.AAE041 LIKE '　%' OR s.AAE041 LIKE '%　' OR s.AAE041 LIKE '	%' OR s.AAE041 LIKE '%	' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE041), '') ELSE s.AAE041 END, '[0-9]{6}') THEN TRY_CAST(CASE WHEN s.AAE041 = '' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% ' OR s.AAE041 LIKE '　%' OR s.AAE041 LIKE '%　' OR s.AAE041 LIKE '	%' OR s.AAE041 LIKE '%	' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE041), '') ELSE s.AAE041 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE041 = '' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% ' OR s.AAE041 LIKE '　%' OR s.AAE041 LIKE '%　' OR s.AAE041 LIKE '	%' OR s.AAE041 LIKE '%	' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE041), '') ELSE s.AAE041 END, '[0-9]{4}-[0-9]{2}') THEN TRY_CAST(replace(CASE WHEN s.AAE041 = '' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% ' OR s.AAE041 LIKE '　%' OR s.AAE041 LIKE '%　' OR s.AAE041 LIKE '	%' OR s.AAE041 LIKE '%	' OR s.AAE041 LIKE ' %' OR s.AAE041 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE041), '') ELSE s.AAE041 END, '-', '') AS INTEGER) END END AS int_AAE041_month, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC002, s.AAC003, s.AAB998, s.AAB004, s.AAB019, s.AAE041, s.op) AS row_hash
      FROM (SELECT s.*, CASE length(s.AAE041) WHEN 6 THEN TRY_CAST(s.AAE041 AS INTEGER) WHEN 7 THEN CASE WHEN substr(s.AAE041, 5, 1) = '-' THEN TRY_CAST(replace(s.AAE041, '-', '') AS INTEGER) END END AS plain_AAE041_month FROM scan_salary s) s) t1) r) judged;

-- find repeated rows of salary: table salary_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAE041, ''), coalesce(r.op, ''))) AS first_rid
        FROM salary_rows r JOIN (SELECT row_hash FROM salary_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise establishment: table establishment_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CAST(NULL AS STRING) AS reject, CAST(CASE WHEN r.AAB019_code IS NULL AND r.AAB019 IS NOT NULL AND CASE WHEN r.AAB019 = '' OR r.AAB019 LIKE ' %' OR r.AAB019 LIKE '% ' OR r.AAB019 LIKE '　%' OR r.AAB019 LIKE '%　' OR r.AAB019 LIKE '	%' OR r.AAB019 LIKE '%	' OR r.AAB019 LIKE ' %' OR r.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB019), '') ELSE r.AAB019 END IS NOT NULL THEN 16 ELSE 0 END + CASE WHEN r.AAC012_code IS NULL AND r.AAC012 IS NOT NULL AND CASE WHEN r.AAC012 = '' OR r.AAC012 LIKE ' %' OR r.AAC012 LIKE '% ' OR r.AAC012 LIKE '　%' OR r.AAC012 LIKE '%　' OR r.AAC012 LIKE '	%' OR r.AAC012 LIKE '%	' OR r.AAC012 LIKE ' %' OR r.AAC012 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC012), '') ELSE r.AAC012 END IS NOT NULL THEN 32 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 64 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC002, AAC003, AAB998, AAB004, AAB019, AAC012, op
        , AAB019_code, AAC012_code, op_code FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.AAB998 AS AAB998, s.AAB004 AS AAB004, s.AAB019, s.AAC012, s.op
        , CASE WHEN s.AAB019 IS NULL THEN NULL WHEN (length(s.AAB019) = 2 AND contains('103050555657708081828384858690919394959699', s.AAB019)) THEN s.AAB019 WHEN (length(CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END) = 2 AND contains('103050555657708081828384858690919394959699', CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END)) THEN CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END END AS AAB019_code, CASE WHEN s.AAC012 IS NULL THEN NULL WHEN (length(s.AAC012) = 2 AND contains('1112131721242731375154708090', s.AAC012)) THEN s.AAC012 WHEN (length(CASE WHEN s.AAC012 = '' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% ' OR s.AAC012 LIKE '　%' OR s.AAC012 LIKE '%　' OR s.AAC012 LIKE '	%' OR s.AAC012 LIKE '%	' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC012), '') ELSE s.AAC012 END) = 2 AND contains('1112131721242731375154708090', CASE WHEN s.AAC012 = '' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% ' OR s.AAC012 LIKE '　%' OR s.AAC012 LIKE '%　' OR s.AAC012 LIKE '	%' OR s.AAC012 LIKE '%	' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC012), '') ELSE s.AAC012 END)) THEN CASE WHEN s.AAC012 = '' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% ' OR s.AAC012 LIKE '　%' OR s.AAC012 LIKE '%　' OR s.AAC012 LIKE '	%' OR s.AAC012 LIKE '%	' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC012), '') ELSE s.AAC012 END END AS AAC012_code, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC002, s.AAC003, s.AAB998, s.AAB004, s.AAB019, s.AAC012, s.op) AS row_hash
      FROM scan_establishment s) t1) r) judged;

-- find repeated rows of establishment: table establishment_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAC012, ''), coalesce(r.op, ''))) AS first_rid
        FROM establishment_rows r JOIN (SELECT row_hash FROM establishment_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise unit: table unit_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CAST(NULL AS STRING) AS reject, CAST(CASE WHEN r.AAB019_code IS NULL AND r.AAB019 IS NOT NULL AND CASE WHEN r.AAB019 = '' OR r.AAB019 LIKE ' %' OR r.AAB019 LIKE '% ' OR r.AAB019 LIKE '　%' OR r.AAB019 LIKE '%　' OR r.AAB019 LIKE '	%' OR r.AAB019 LIKE '%	' OR r.AAB019 LIKE ' %' OR r.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB019), '') ELSE r.AAB019 END IS NOT NULL THEN 4 ELSE 0 END + CASE WHEN r.AAB301_six IS NULL AND r.AAB301 IS NOT NULL AND CASE WHEN r.AAB301 = '' OR r.AAB301 LIKE ' %' OR r.AAB301 LIKE '% ' OR r.AAB301 LIKE '　%' OR r.AAB301 LIKE '%　' OR r.AAB301 LIKE '	%' OR r.AAB301 LIKE '%	' OR r.AAB301 LIKE ' %' OR r.AAB301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB301), '') ELSE r.AAB301 END IS NOT NULL THEN 8 ELSE 0 END + CASE WHEN r.state_code IS NULL AND r.state IS NOT NULL AND CASE WHEN r.state = '' OR r.state LIKE ' %' OR r.state LIKE '% ' OR r.state LIKE '　%' OR r.state LIKE '%　' OR r.state LIKE '	%' OR r.state LIKE '%	' OR r.state LIKE ' %' OR r.state LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.state), '') ELSE r.state END IS NOT NULL THEN 16 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 64 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, AAB998, AAB004, AAB019, AAB301, state, AAE005, op
        , AAB019_code, AAB301_six, state_code, op_code FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAB998 AS AAB998, s.AAB004 AS AAB004, s.AAB019, s.AAB301, s.state, s.AAE005 AS AAE005, s.op
        , CASE WHEN s.AAB019 IS NULL THEN NULL WHEN (length(s.AAB019) = 2 AND contains('103050555657708081828384858690919394959699', s.AAB019)) THEN s.AAB019 WHEN (length(CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END) = 2 AND contains('103050555657708081828384858690919394959699', CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END)) THEN CASE WHEN s.AAB019 = '' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% ' OR s.AAB019 LIKE '　%' OR s.AAB019 LIKE '%　' OR s.AAB019 LIKE '	%' OR s.AAB019 LIKE '%	' OR s.AAB019 LIKE ' %' OR s.AAB019 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB019), '') ELSE s.AAB019 END END AS AAB019_code, CASE WHEN s.AAB301 IS NULL THEN NULL WHEN regexp_full_match(s.AAB301, '[0-9]{6,}') THEN left(s.AAB301, 6) WHEN regexp_full_match(CASE WHEN s.AAB301 = '' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% ' OR s.AAB301 LIKE '　%' OR s.AAB301 LIKE '%　' OR s.AAB301 LIKE '	%' OR s.AAB301 LIKE '%	' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB301), '') ELSE s.AAB301 END, '[0-9]{6,}') THEN left(CASE WHEN s.AAB301 = '' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% ' OR s.AAB301 LIKE '　%' OR s.AAB301 LIKE '%　' OR s.AAB301 LIKE '	%' OR s.AAB301 LIKE '%	' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB301), '') ELSE s.AAB301 END, 6) END AS AAB301_six, CASE WHEN s.state IS NULL THEN NULL WHEN s.state IN ('1', '2', '3') THEN s.state WHEN CASE WHEN s.state = '' OR s.state LIKE ' %' OR s.state LIKE '% ' OR s.state LIKE '　%' OR s.state LIKE '%　' OR s.state LIKE '	%' OR s.state LIKE '%	' OR s.state LIKE ' %' OR s.state LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.state), '') ELSE s.state END IN ('1', '2', '3') THEN CASE WHEN s.state = '' OR s.state LIKE ' %' OR s.state LIKE '% ' OR s.state LIKE '　%' OR s.state LIKE '%　' OR s.state LIKE '	%' OR s.state LIKE '%	' OR s.state LIKE ' %' OR s.state LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.state), '') ELSE s.state END END AS state_code, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code,
        hash(s.AAB998, s.AAB004, s.AAB019, s.AAB301, s.state, s.AAE005, s.op) AS row_hash
      FROM scan_unit s) t1) r) judged;

-- find repeated rows of unit: table unit_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAB301, ''), coalesce(r.state, ''), coalesce(r.AAE005, ''), coalesce(r.op, ''))) AS first_rid
        FROM unit_rows r JOIN (SELECT row_hash FROM unit_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise student: table student_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CAST(NULL AS STRING) AS reject, CAST(CASE WHEN r.AAE030_date IS NULL AND r.AAE030 IS NOT NULL AND CASE WHEN r.AAE030 = '' OR r.AAE030 LIKE ' %' OR r.AAE030 LIKE '% ' OR r.AAE030 LIKE '　%' OR r.AAE030 LIKE '%　' OR r.AAE030 LIKE '	%' OR r.AAE030 LIKE '%	' OR r.AAE030 LIKE ' %' OR r.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE030), '') ELSE r.AAE030 END IS NOT NULL THEN 8 ELSE 0 END + CASE WHEN r.AAE031_date IS NULL AND r.AAE031 IS NOT NULL AND CASE WHEN r.AAE031 = '' OR r.AAE031 LIKE ' %' OR r.AAE031 LIKE '% ' OR r.AAE031 LIKE '　%' OR r.AAE031 LIKE '%　' OR r.AAE031 LIKE '	%' OR r.AAE031 LIKE '%	' OR r.AAE031 LIKE ' %' OR r.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE031), '') ELSE r.AAE031 END IS NOT NULL THEN 16 ELSE 0 END + CASE WHEN r.state_code IS NULL AND r.state IS NOT NULL AND CASE WHEN r.state = '' OR r.state LIKE ' %' OR r.state LIKE '% ' OR r.state LIKE '　%' OR r.state LIKE '%　' OR r.state LIKE '	%' OR r.state LIKE '%	' OR r.state LIKE ' %' OR r.state LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.state), '') ELSE r.state END IS NOT NULL THEN 32 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 64 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC002, AAC003, school, AAE030, AAE031, state, op
        , state_code, op_code, CASE WHEN (int_AAE030_date BETWEEN 10101 AND 99991231 AND ((int_AAE030_date // 100) % 100) BETWEEN 1 AND 12 AND (int_AAE030_date % 100) BETWEEN 1 AND 31
    AND ((int_AAE030_date % 100) <= 28 OR (((int_AAE030_date // 100) % 100) <> 2 AND ((int_AAE030_date % 100) <= 30 OR (((int_AAE030_date // 100) % 100) + (((int_AAE030_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_AAE030_date // 100) % 100) = 2 AND (int_AAE030_date % 100) = 29 AND ((int_AAE030_date // 10000) % 4 = 0 AND ((int_AAE030_date // 10000) % 100 <> 0 OR (int_AAE030_date // 10000) % 400 = 0))))) THEN int_AAE030_date END AS AAE030_date, CASE WHEN (int_AAE031_date BETWEEN 10101 AND 99991231 AND ((int_AAE031_date // 100) % 100) BETWEEN 1 AND 12 AND (int_AAE031_date % 100) BETWEEN 1 AND 31
    AND ((int_AAE031_date % 100) <= 28 OR (((int_AAE031_date // 100) % 100) <> 2 AND ((int_AAE031_date % 100) <= 30 OR (((int_AAE031_date // 100) % 100) + (((int_AAE031_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_AAE031_date // 100) % 100) = 2 AND (int_AAE031_date % 100) = 29 AND ((int_AAE031_date // 10000) % 4 = 0 AND ((int_AAE031_date // 10000) % 100 <> 0 OR (int_AAE031_date // 10000) % 400 = 0))))) THEN int_AAE031_date END AS AAE031_date FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.school AS school, s.AAE030, s.AAE031, s.state, s.op
        , CASE WHEN s.AAE030 IS NULL THEN NULL WHEN s.plain_AAE030_date BETWEEN 17000101 AND 99991231 THEN s.plain_AAE030_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '/', 3) AS INTEGER) END END AS int_AAE030_date, CASE WHEN s.AAE031 IS NULL THEN NULL WHEN s.plain_AAE031_date BETWEEN 17000101 AND 99991231 THEN s.plain_AAE031_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '/', 3) AS INTEGER) END END AS int_AAE031_date, CASE WHEN s.state IS NULL THEN NULL WHEN s.state IN ('0', '1') THEN s.state WHEN CASE WHEN s.state = '' OR s.state LIKE ' %' OR s.state LIKE '% ' OR s.state LIKE '　%' OR s.state LIKE '%　' OR s.state LIKE '	%' OR s.state LIKE '%	' OR s.state LIKE ' %' OR s.state LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.state), '') ELSE s.state END IN ('0', '1') THEN CASE WHEN s.state = '' OR s.state LIKE ' %' OR s.state LIKE '% ' OR s.state LIKE '　%' OR s.state LIKE '%　' OR s.state LIKE '	%' OR s.state LIKE '%	' OR s.state LIKE ' %' OR s.state LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.state), '') ELSE s.state END END AS state_code, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC002, s.AAC003, s.school, s.AAE030, s.AAE031, s.state, s.op) AS row_hash
      FROM (SELECT s.*, CASE length(s.AAE030) WHEN 8 THEN TRY_CAST(s.AAE030 AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.AAE030, 5, 1) = '-' AND substr(s.AAE030, 8, 1) = '-' THEN TRY_CAST(replace(s.AAE030, '-', '') AS INTEGER) WHEN substr(s.AAE030, 5, 1) = '/' AND substr(s.AAE030, 8, 1) = '/' THEN TRY_CAST(replace(s.AAE030, '/', '') AS INTEGER) END END AS plain_AAE030_date, CASE length(s.AAE031) WHEN 8 THEN TRY_CAST(s.AAE031 AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.AAE031, 5, 1) = '-' AND substr(s.AAE031, 8, 1) = '-' THEN TRY_CAST(replace(s.AAE031, '-', '') AS INTEGER) WHEN substr(s.AAE031, 5, 1) = '/' AND substr(s.AAE031, 8, 1) = '/' THEN TRY_CAST(replace(s.AAE031, '/', '') AS INTEGER) END END AS plain_AAE031_date FROM scan_student s) s) t1) r) judged;

-- find repeated rows of student: table student_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.school, ''), coalesce(r.AAE030, ''), coalesce(r.AAE031, ''), coalesce(r.state, ''), coalesce(r.op, ''))) AS first_rid
        FROM student_rows r JOIN (SELECT row_hash FROM student_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise death: table death_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CASE WHEN r.death_date_date IS NULL AND r.death_date IS NOT NULL AND CASE WHEN r.death_date = '' OR r.death_date LIKE ' %' OR r.death_date LIKE '% ' OR r.death_date LIKE '　%' OR r.death_date LIKE '%　' OR r.death_date LIKE '	%' OR r.death_date LIKE '%	' OR r.death_date LIKE ' %' OR r.death_date LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.death_date), '') ELSE r.death_date END IS NOT NULL THEN 'date_impossible death_date' END AS reject, CAST(CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 8 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC002, AAC003, death_date, op
        , op_code, CASE WHEN (int_death_date_date BETWEEN 10101 AND 99991231 AND ((int_death_date_date // 100) % 100) BETWEEN 1 AND 12 AND (int_death_date_date % 100) BETWEEN 1 AND 31
    AND ((int_death_date_date % 100) <= 28 OR (((int_death_date_date // 100) % 100) <> 2 AND ((int_death_date_date % 100) <= 30 OR (((int_death_date_date // 100) % 100) + (((int_death_date_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_death_date_date // 100) % 100) = 2 AND (int_death_date_date % 100) = 29 AND ((int_death_date_date // 10000) % 4 = 0 AND ((int_death_date_date // 10000) % 100 <> 0 OR (int_death_date_date // 10000) % 400 = 0))))) THEN int_death_date_date END AS death_date_date FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.death_date, s.op
        , CASE WHEN s.death_date IS NULL THEN NULL WHEN s.plain_death_date_date BETWEEN 17000101 AND 99991231 THEN s.plain_death_date_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.death_date = '' OR s.death_date LIKE ' %' OR s.death_date LIKE '% ' OR s.death_date LIKE '　%' OR s.death_date LIKE '%　' OR s.death_date LIKE '	%' OR s.death_date LIKE '%	' OR s.death_date LIKE ' %' OR s.death_date LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.death_date), '') ELSE s.death_date END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.death_date = '' OR s.death_date LIKE ' %' OR s.death_date LIKE '% ' OR s.death_date LIKE '　%' OR s.death_date LIKE '%　' OR s.death_date LIKE '	%' OR s.death_date LIKE '%	' OR s.death_date LIKE ' %' OR s.death_date LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.death_date), '') ELSE s.death_date END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.death_date = '' OR s.death_date LIKE ' %' OR s.death_date LIKE '% ' OR s.death_date LIKE '　%' OR s.death_date LIKE '%　' OR s.death_date LIKE '	%' OR s.death_date LIKE '%	' OR s.death_date LIKE ' %' OR s.death_date LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.death_date), '') ELSE s.death_date END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.death_date = '' OR s.death_date LIKE ' %' OR s.death_date LIKE '% ' OR s.death_date LIKE '　%' OR s.death_date LIKE '%　' OR s.death_date LIKE '	%' OR s.death_date LIKE '%	' OR s.death_date LIKE ' %' OR s.death_date LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.death_date), '') ELSE s.death_date END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.death_date = '' OR s.death_date LIKE ' %' OR s.death_date LIKE '% ' OR s.death_date LIKE '　%' OR s.death_date LIKE '%　' OR s.death_date LIKE '	%' OR s.death_date LIKE '%	' OR s.death_date LIKE ' %' OR s.death_date LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.death_date), '') ELSE s.death_date END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.death_date = '' OR s.death_date LIKE ' %' OR s.death_date LIKE '% ' OR s.death_date LIKE '　%' OR s.death_date LIKE '%　' OR s.death_date LIKE '	%' OR s.death_date LIKE '%	' OR s.death_date LIKE ' %' OR s.death_date LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.death_date), '') ELSE s.death_date END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.death_date = '' OR s.death_date LIKE ' %' OR s.death_date LIKE '% ' OR s.death_date LIKE '　%' OR s.death_date LIKE '%　' OR s.death_date LIKE '	%' OR s.death_date LIKE '%	' OR s.death_date LIKE ' %' OR s.death_date LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.death_date), '') ELSE s.death_date END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.death_date = '' OR s.death_date LIKE ' %' OR s.death_date LIKE '% ' OR s.death_date LIKE '　%' OR s.death_date LIKE '%　' OR s.death_date LIKE '	%' OR s.death_date LIKE '%	' OR s.death_date LIKE ' %' OR s.death_date LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.death_date), '') ELSE s.death_date END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.death_date = '' OR s.death_date LIKE ' %' OR s.death_date LIKE '% ' OR s.death_date LIKE '　%' OR s.death_date LIKE '%　' OR s.death_date LIKE '	%' OR s.death_date LIKE '%	' OR s.death_date LIKE ' %' OR s.death_date LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.death_date), '') ELSE s.death_date END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.death_date = '' OR s.death_date LIKE ' %' OR s.death_date LIKE '% ' OR s.death_date LIKE '　%' OR s.death_date LIKE '%　' OR s.death_date LIKE '	%' OR s.death_date LIKE '%	' OR s.death_date LIKE ' %' OR s.death_date LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.death_date), '') ELSE s.death_date END, '/', 3) AS INTEGER) END END AS int_death_date_date, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC002, s.AAC003, s.death_date, s.op) AS row_hash
      FROM (SELECT s.*, CASE length(s.death_date) WHEN 8 THEN TRY_CAST(s.death_date AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.death_date, 5, 1) = '-' AND substr(s.death_date, 8, 1) = '-' THEN TRY_CAST(replace(s.death_date, '-', '') AS INTEGER) WHEN substr(s.death_date, 5, 1) = '/' AND substr(s.death_date, 8, 1) = '/' THEN TRY_CAST(replace(s.death_date, '/', '') AS INTEGER) END END AS plain_death_date_date FROM scan_death s) s) t1) r) judged;

-- find repeated rows of death: table death_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.death_date, ''), coalesce(r.op, ''))) AS first_rid
        FROM death_rows r JOIN (SELECT row_hash FROM death_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise absence: table absence_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CAST(NULL AS STRING) AS reject, CAST(CASE WHEN r.reason_code IS NULL AND r.reason IS NOT NULL AND CASE WHEN r.reason = '' OR r.reason LIKE ' %' OR r.reason LIKE '% ' OR r.reason LIKE '　%' OR r.reason LIKE '%　' OR r.reason LIKE '	%' OR r.reason LIKE '%	' OR r.reason LIKE ' %' OR r.reason LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.reason), '') ELSE r.reason END IS NOT NULL THEN 4 ELSE 0 END + CASE WHEN r.AAE030_date IS NULL AND r.AAE030 IS NOT NULL AND CASE WHEN r.AAE030 = '' OR r.AAE030 LIKE ' %' OR r.AAE030 LIKE '% ' OR r.AAE030 LIKE '　%' OR r.AAE030 LIKE '%　' OR r.AAE030 LIKE '	%' OR r.AAE030 LIKE '%	' OR r.AAE030 LIKE ' %' OR r.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE030), '') ELSE r.AAE030 END IS NOT NULL THEN 8 ELSE 0 END + CASE WHEN r.AAE031_date IS NULL AND r.AAE031 IS NOT NULL AND CASE WHEN r.AAE031 = '' OR r.AAE031 LIKE ' %' OR r.AAE031 LIKE '% ' OR r.AAE031 LIKE '　%' OR r.AAE031 LIKE '%　' OR r.AAE031 LIKE '	%' OR r.AAE031 LIKE '%	' OR r.AAE031 LIKE ' %' OR r.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE031), '') ELSE r.AAE031 END IS NOT NULL THEN 16 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 32 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC002, AAC003, reason, AAE030, AAE031, op
        , reason_code, op_code, CASE WHEN (int_AAE030_date BETWEEN 10101 AND 99991231 AND ((int_AAE030_date // 100) % 100) BETWEEN 1 AND 12 AND (int_AAE030_date % 100) BETWEEN 1 AND 31
    AND ((int_AAE030_date % 100) <= 28 OR (((int_AAE030_date // 100) % 100) <> 2 AND ((int_AAE030_date % 100) <= 30 OR (((int_AAE030_date // 100) % 100) + (((int_AAE030_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_AAE030_date // 100) % 100) = 2 AND (int_AAE030_date % 100) = 29 AND ((int_AAE030_date // 10000) % 4 = 0 AND ((int_AAE030_date // 10000) % 100 <> 0 OR (int_AAE030_date // 10000) % 400 = 0))))) THEN int_AAE030_date END AS AAE030_date, CASE WHEN (int_AAE031_date BETWEEN 10101 AND 99991231 AND ((int_AAE031_date // 100) % 100) BETWEEN 1 AND 12 AND (int_AAE031_date % 100) BETWEEN 1 AND 31
    AND ((int_AAE031_date % 100) <= 28 OR (((int_AAE031_date // 100) % 100) <> 2 AND ((int_AAE031_date % 100) <= 30 OR (((int_AAE031_date // 100) % 100) + (((int_AAE031_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_AAE031_date // 100) % 100) = 2 AND (int_AAE031_date % 100) = 29 AND ((int_AAE031_date // 10000) % 4 = 0 AND ((int_AAE031_date // 10000) % 100 <> 0 OR (int_AAE031_date // 10000) % 400 = 0))))) THEN int_AAE031_date END AS AAE031_date FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.reason, s.AAE030, s.AAE031, s.op
        , CASE WHEN s.reason IS NULL THEN NULL WHEN s.reason IN ('1', '2', '3') THEN s.reason WHEN CASE WHEN s.reason = '' OR s.reason LIKE ' %' OR s.reason LIKE '% ' OR s.reason LIKE '　%' OR s.reason LIKE '%　' OR s.reason LIKE '	%' OR s.reason LIKE '%	' OR s.reason LIKE ' %' OR s.reason LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.reason), '') ELSE s.reason END IN ('1', '2', '3') THEN CASE WHEN s.reason = '' OR s.reason LIKE ' %' OR s.reason LIKE '% ' OR s.reason LIKE '　%' OR s.reason LIKE '%　' OR s.reason LIKE '	%' OR s.reason LIKE '%	' OR s.reason LIKE ' %' OR s.reason LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.reason), '') ELSE s.reason END END AS reason_code, CASE WHEN s.AAE030 IS NULL THEN NULL WHEN s.plain_AAE030_date BETWEEN 17000101 AND 99991231 THEN s.plain_AAE030_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '/', 3) AS INTEGER) END END AS int_AAE030_date, CASE WHEN s.AAE031 IS NULL THEN NULL WHEN s.plain_AAE031_date BETWEEN 17000101 AND 99991231 THEN s.plain_AAE031_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '/', 3) AS INTEGER) END END AS int_AAE031_date, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC002, s.AAC003, s.reason, s.AAE030, s.AAE031, s.op) AS row_hash
      FROM (SELECT s.*, CASE length(s.AAE030) WHEN 8 THEN TRY_CAST(s.AAE030 AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.AAE030, 5, 1) = '-' AND substr(s.AAE030, 8, 1) = '-' THEN TRY_CAST(replace(s.AAE030, '-', '') AS INTEGER) WHEN substr(s.AAE030, 5, 1) = '/' AND substr(s.AAE030, 8, 1) = '/' THEN TRY_CAST(replace(s.AAE030, '/', '') AS INTEGER) END END AS plain_AAE030_date, CASE length(s.AAE031) WHEN 8 THEN TRY_CAST(s.AAE031 AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.AAE031, 5, 1) = '-' AND substr(s.AAE031, 8, 1) = '-' THEN TRY_CAST(replace(s.AAE031, '-', '') AS INTEGER) WHEN substr(s.AAE031, 5, 1) = '/' AND substr(s.AAE031, 8, 1) = '/' THEN TRY_CAST(replace(s.AAE031, '/', '') AS INTEGER) END END AS plain_AAE031_date FROM scan_absence s) s) t1) r) judged;

-- find repeated rows of absence: table absence_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.reason, ''), coalesce(r.AAE030, ''), coalesce(r.AAE031, ''), coalesce(r.op, ''))) AS first_rid
        FROM absence_rows r JOIN (SELECT row_hash FROM absence_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise assistance: table assistance_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CAST(NULL AS STRING) AS reject, CAST(CASE WHEN r.AAE030_date IS NULL AND r.AAE030 IS NOT NULL AND CASE WHEN r.AAE030 = '' OR r.AAE030 LIKE ' %' OR r.AAE030 LIKE '% ' OR r.AAE030 LIKE '　%' OR r.AAE030 LIKE '%　' OR r.AAE030 LIKE '	%' OR r.AAE030 LIKE '%	' OR r.AAE030 LIKE ' %' OR r.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE030), '') ELSE r.AAE030 END IS NOT NULL THEN 8 ELSE 0 END + CASE WHEN r.AAE031_date IS NULL AND r.AAE031 IS NOT NULL AND CASE WHEN r.AAE031 = '' OR r.AAE031 LIKE ' %' OR r.AAE031 LIKE '% ' OR r.AAE031 LIKE '　%' OR r.AAE031 LIKE '%　' OR r.AAE031 LIKE '	%' OR r.AAE031 LIKE '%	' OR r.AAE031 LIKE ' %' OR r.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE031), '') ELSE r.AAE031 END IS NOT NULL THEN 16 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 32 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC002, AAC003, category, AAE030, AAE031, op
        , op_code, CASE WHEN (int_AAE030_date BETWEEN 10101 AND 99991231 AND ((int_AAE030_date // 100) % 100) BETWEEN 1 AND 12 AND (int_AAE030_date % 100) BETWEEN 1 AND 31
    AND ((int_AAE030_date % 100) <= 28 OR (((int_AAE030_date // 100) % 100) <> 2 AND ((int_AAE030_date % 100) <= 30 OR (((int_AAE030_date // 100) % 100) + (((int_AAE030_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_AAE030_date // 100) % 100) = 2 AND (int_AAE030_date % 100) = 29 AND ((int_AAE030_date // 10000) % 4 = 0 AND ((int_AAE030_date // 10000) % 100 <> 0 OR (int_AAE030_date // 10000) % 400 = 0))))) THEN int_AAE030_date END AS AAE030_date, CASE WHEN (int_AAE031_date BETWEEN 10101 AND 99991231 AND ((int_AAE031_date // 100) % 100) BETWEEN 1 AND 12 AND (int_AAE031_date % 100) BETWEEN 1 AND 31
    AND ((int_AAE031_date % 100) <= 28 OR (((int_AAE031_date // 100) % 100) <> 2 AND ((int_AAE031_date % 100) <= 30 OR (((int_AAE031_date // 100) % 100) + (((int_AAE031_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_AAE031_date // 100) % 100) = 2 AND (int_AAE031_date % 100) = 29 AND ((int_AAE031_date // 10000) % 4 = 0 AND ((int_AAE031_date // 10000) % 100 <> 0 OR (int_AAE031_date // 10000) % 400 = 0))))) THEN int_AAE031_date END AS AAE031_date FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.category AS category, s.AAE030, s.AAE031, s.op
        , CASE WHEN s.AAE030 IS NULL THEN NULL WHEN s.plain_AAE030_date BETWEEN 17000101 AND 99991231 THEN s.plain_AAE030_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE030 = '' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% ' OR s.AAE030 LIKE '　%' OR s.AAE030 LIKE '%　' OR s.AAE030 LIKE '	%' OR s.AAE030 LIKE '%	' OR s.AAE030 LIKE ' %' OR s.AAE030 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE030), '') ELSE s.AAE030 END, '/', 3) AS INTEGER) END END AS int_AAE030_date, CASE WHEN s.AAE031 IS NULL THEN NULL WHEN s.plain_AAE031_date BETWEEN 17000101 AND 99991231 THEN s.plain_AAE031_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAE031 = '' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% ' OR s.AAE031 LIKE '　%' OR s.AAE031 LIKE '%　' OR s.AAE031 LIKE '	%' OR s.AAE031 LIKE '%	' OR s.AAE031 LIKE ' %' OR s.AAE031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE031), '') ELSE s.AAE031 END, '/', 3) AS INTEGER) END END AS int_AAE031_date, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC002, s.AAC003, s.category, s.AAE030, s.AAE031, s.op) AS row_hash
      FROM (SELECT s.*, CASE length(s.AAE030) WHEN 8 THEN TRY_CAST(s.AAE030 AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.AAE030, 5, 1) = '-' AND substr(s.AAE030, 8, 1) = '-' THEN TRY_CAST(replace(s.AAE030, '-', '') AS INTEGER) WHEN substr(s.AAE030, 5, 1) = '/' AND substr(s.AAE030, 8, 1) = '/' THEN TRY_CAST(replace(s.AAE030, '/', '') AS INTEGER) END END AS plain_AAE030_date, CASE length(s.AAE031) WHEN 8 THEN TRY_CAST(s.AAE031 AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.AAE031, 5, 1) = '-' AND substr(s.AAE031, 8, 1) = '-' THEN TRY_CAST(replace(s.AAE031, '-', '') AS INTEGER) WHEN substr(s.AAE031, 5, 1) = '/' AND substr(s.AAE031, 8, 1) = '/' THEN TRY_CAST(replace(s.AAE031, '/', '') AS INTEGER) END END AS plain_AAE031_date FROM scan_assistance s) s) t1) r) judged;

-- find repeated rows of assistance: table assistance_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.category, ''), coalesce(r.AAE030, ''), coalesce(r.AAE031, ''), coalesce(r.op, ''))) AS first_rid
        FROM assistance_rows r JOIN (SELECT row_hash FROM assistance_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise card: table card_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CAST(NULL AS STRING) AS reject, CAST(CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 16 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC002, AAC003, AAE005, AAE006, op
        , op_code FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.AAE005 AS AAE005, s.AAE006 AS AAE006, s.op
        , CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC002, s.AAC003, s.AAE005, s.AAE006, s.op) AS row_hash
      FROM scan_card s) t1) r) judged;

-- find repeated rows of card: table card_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE005, ''), coalesce(r.AAE006, ''), coalesce(r.op, ''))) AS first_rid
        FROM card_rows r JOIN (SELECT row_hash FROM card_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise elsewhere: table elsewhere_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CASE WHEN r.AAB301_six IS NULL THEN 'division_invalid AAB301'
 WHEN r.status_code_code IS NOT NULL AND NOT CASE
    WHEN (length(r.AAE140_code) = 3 AND contains('110120170180190', r.AAE140_code)) THEN (length(r.status_code_code) = 2 AND contains('1112131415', r.status_code_code))
    WHEN r.AAE140_code IN ('310', '320', '390') THEN (length(r.status_code_code) = 2 AND contains('21222324252627', r.status_code_code))
    WHEN r.AAE140_code = '410' THEN r.status_code_code = '30' WHEN r.AAE140_code = '210' THEN r.status_code_code = '40'
    WHEN r.AAE140_code = '510' THEN r.status_code_code = '50' ELSE FALSE END THEN 'status_code_invalid status_code'
 WHEN coalesce(d.prefecture, CASE left(r.AAB301_six, 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(r.AAB301_six, 3, 2) = '99' THEN left(r.AAB301_six, 2) || '9900' ELSE left(r.AAB301_six, 4) || '00' END END) = p.area THEN 'elsewhere_inside_area AAB301' END AS reject, CAST(CASE WHEN r.AAC008_code IS NULL AND r.AAC008 IS NOT NULL AND CASE WHEN r.AAC008 = '' OR r.AAC008 LIKE ' %' OR r.AAC008 LIKE '% ' OR r.AAC008 LIKE '　%' OR r.AAC008 LIKE '%　' OR r.AAC008 LIKE '	%' OR r.AAC008 LIKE '%	' OR r.AAC008 LIKE ' %' OR r.AAC008 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC008), '') ELSE r.AAC008 END IS NOT NULL THEN 16 ELSE 0 END + CASE WHEN r.AAC031_code IS NULL AND r.AAC031 IS NOT NULL AND CASE WHEN r.AAC031 = '' OR r.AAC031 LIKE ' %' OR r.AAC031 LIKE '% ' OR r.AAC031 LIKE '　%' OR r.AAC031 LIKE '%　' OR r.AAC031 LIKE '	%' OR r.AAC031 LIKE '%	' OR r.AAC031 LIKE ' %' OR r.AAC031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC031), '') ELSE r.AAC031 END IS NOT NULL THEN 32 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 128 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC002, AAC003, AAE140, AAB301, AAC008, AAC031, status_code, op
        , AAE140_code, AAB301_six, AAC008_code, AAC031_code, status_code_code, op_code FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.AAE140, s.AAB301, s.AAC008, s.AAC031, s.status_code, s.op
        , CASE WHEN s.AAE140 IS NULL THEN NULL WHEN regexp_full_match(s.AAE140, '[0-9A-Za-z]+') THEN s.AAE140 ELSE CASE WHEN s.AAE140 = '' OR s.AAE140 LIKE ' %' OR s.AAE140 LIKE '% ' OR s.AAE140 LIKE '　%' OR s.AAE140 LIKE '%　' OR s.AAE140 LIKE '	%' OR s.AAE140 LIKE '%	' OR s.AAE140 LIKE ' %' OR s.AAE140 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAE140), '') ELSE s.AAE140 END END AS AAE140_code, CASE WHEN s.AAB301 IS NULL THEN NULL WHEN regexp_full_match(s.AAB301, '[0-9]{6,}') THEN left(s.AAB301, 6) WHEN regexp_full_match(CASE WHEN s.AAB301 = '' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% ' OR s.AAB301 LIKE '　%' OR s.AAB301 LIKE '%　' OR s.AAB301 LIKE '	%' OR s.AAB301 LIKE '%	' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB301), '') ELSE s.AAB301 END, '[0-9]{6,}') THEN left(CASE WHEN s.AAB301 = '' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% ' OR s.AAB301 LIKE '　%' OR s.AAB301 LIKE '%　' OR s.AAB301 LIKE '	%' OR s.AAB301 LIKE '%	' OR s.AAB301 LIKE ' %' OR s.AAB301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAB301), '') ELSE s.AAB301 END, 6) END AS AAB301_six, CASE WHEN s.AAC008 IS NULL THEN NULL WHEN (length(s.AAC008) = 1 AND contains('01234', s.AAC008)) THEN s.AAC008 WHEN (length(CASE WHEN s.AAC008 = '' OR s.AAC008 LIKE ' %' OR s.AAC008 LIKE '% ' OR s.AAC008 LIKE '　%' OR s.AAC008 LIKE '%　' OR s.AAC008 LIKE '	%' OR s.AAC008 LIKE '%	' OR s.AAC008 LIKE ' %' OR s.AAC008 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC008), '') ELSE s.AAC008 END) = 1 AND contains('01234', CASE WHEN s.AAC008 = '' OR s.AAC008 LIKE ' %' OR s.AAC008 LIKE '% ' OR s.AAC008 LIKE '　%' OR s.AAC008 LIKE '%　' OR s.AAC008 LIKE '	%' OR s.AAC008 LIKE '%	' OR s.AAC008 LIKE ' %' OR s.AAC008 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC008), '') ELSE s.AAC008 END)) THEN CASE WHEN s.AAC008 = '' OR s.AAC008 LIKE ' %' OR s.AAC008 LIKE '% ' OR s.AAC008 LIKE '　%' OR s.AAC008 LIKE '%　' OR s.AAC008 LIKE '	%' OR s.AAC008 LIKE '%	' OR s.AAC008 LIKE ' %' OR s.AAC008 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC008), '') ELSE s.AAC008 END END AS AAC008_code, CASE WHEN s.AAC031 IS NULL THEN NULL WHEN s.AAC031 IN ('1', '2', '3') THEN s.AAC031 WHEN CASE WHEN s.AAC031 = '' OR s.AAC031 LIKE ' %' OR s.AAC031 LIKE '% ' OR s.AAC031 LIKE '　%' OR s.AAC031 LIKE '%　' OR s.AAC031 LIKE '	%' OR s.AAC031 LIKE '%	' OR s.AAC031 LIKE ' %' OR s.AAC031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC031), '') ELSE s.AAC031 END IN ('1', '2', '3') THEN CASE WHEN s.AAC031 = '' OR s.AAC031 LIKE ' %' OR s.AAC031 LIKE '% ' OR s.AAC031 LIKE '　%' OR s.AAC031 LIKE '%　' OR s.AAC031 LIKE '	%' OR s.AAC031 LIKE '%	' OR s.AAC031 LIKE ' %' OR s.AAC031 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC031), '') ELSE s.AAC031 END END AS AAC031_code, CASE WHEN s.status_code IS NULL THEN NULL WHEN regexp_full_match(s.status_code, '[0-9A-Za-z]+') THEN s.status_code ELSE CASE WHEN s.status_code = '' OR s.status_code LIKE ' %' OR s.status_code LIKE '% ' OR s.status_code LIKE '　%' OR s.status_code LIKE '%　' OR s.status_code LIKE '	%' OR s.status_code LIKE '%	' OR s.status_code LIKE ' %' OR s.status_code LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.status_code), '') ELSE s.status_code END END AS status_code_code, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC002, s.AAC003, s.AAE140, s.AAB301, s.AAC008, s.AAC031, s.status_code, s.op) AS row_hash
      FROM scan_elsewhere s) t1) r
      CROSS JOIN parameters p LEFT JOIN divisions d ON d.code = r.AAB301_six) judged;

-- find repeated rows of elsewhere: table elsewhere_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAC008, ''), coalesce(r.AAC031, ''), coalesce(r.status_code, ''), coalesce(r.op, ''))) AS first_rid
        FROM elsewhere_rows r JOIN (SELECT row_hash FROM elsewhere_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise verified: table verified_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CASE WHEN CASE WHEN r.AAC002 = '' OR r.AAC002 LIKE ' %' OR r.AAC002 LIKE '% ' OR r.AAC002 LIKE '　%' OR r.AAC002 LIKE '%　' OR r.AAC002 LIKE '	%' OR r.AAC002 LIKE '%	' OR r.AAC002 LIKE ' %' OR r.AAC002 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC002), '') ELSE r.AAC002 END IS NULL THEN 'cell_empty AAC002'
 WHEN r.verified_at_date IS NULL AND r.verified_at IS NOT NULL AND CASE WHEN r.verified_at = '' OR r.verified_at LIKE ' %' OR r.verified_at LIKE '% ' OR r.verified_at LIKE '　%' OR r.verified_at LIKE '%　' OR r.verified_at LIKE '	%' OR r.verified_at LIKE '%	' OR r.verified_at LIKE ' %' OR r.verified_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.verified_at), '') ELSE r.verified_at END IS NOT NULL THEN 'date_impossible verified_at' END AS reject, CAST(CASE WHEN r.AAC004_code IS NULL AND r.AAC004 IS NOT NULL AND CASE WHEN r.AAC004 = '' OR r.AAC004 LIKE ' %' OR r.AAC004 LIKE '% ' OR r.AAC004 LIKE '　%' OR r.AAC004 LIKE '%　' OR r.AAC004 LIKE '	%' OR r.AAC004 LIKE '%	' OR r.AAC004 LIKE ' %' OR r.AAC004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC004), '') ELSE r.AAC004 END IS NOT NULL THEN 8 ELSE 0 END + CASE WHEN r.AAC006_date IS NULL AND r.AAC006 IS NOT NULL AND CASE WHEN r.AAC006 = '' OR r.AAC006 LIKE ' %' OR r.AAC006 LIKE '% ' OR r.AAC006 LIKE '　%' OR r.AAC006 LIKE '%　' OR r.AAC006 LIKE '	%' OR r.AAC006 LIKE '%	' OR r.AAC006 LIKE ' %' OR r.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC006), '') ELSE r.AAC006 END IS NOT NULL THEN 16 ELSE 0 END + CASE WHEN r.AAC012_code IS NULL AND r.AAC012 IS NOT NULL AND CASE WHEN r.AAC012 = '' OR r.AAC012 LIKE ' %' OR r.AAC012 LIKE '% ' OR r.AAC012 LIKE '　%' OR r.AAC012 LIKE '%　' OR r.AAC012 LIKE '	%' OR r.AAC012 LIKE '%	' OR r.AAC012 LIKE ' %' OR r.AAC012 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC012), '') ELSE r.AAC012 END IS NOT NULL THEN 256 ELSE 0 END + CASE WHEN r.AIC003_code IS NULL AND r.AIC003 IS NOT NULL AND CASE WHEN r.AIC003 = '' OR r.AIC003 LIKE ' %' OR r.AIC003 LIKE '% ' OR r.AIC003 LIKE '　%' OR r.AIC003 LIKE '%　' OR r.AIC003 LIKE '	%' OR r.AIC003 LIKE '%	' OR r.AIC003 LIKE ' %' OR r.AIC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AIC003), '') ELSE r.AIC003 END IS NOT NULL THEN 1024 ELSE 0 END + CASE WHEN r.AKC003_code IS NULL AND r.AKC003 IS NOT NULL AND CASE WHEN r.AKC003 = '' OR r.AKC003 LIKE ' %' OR r.AKC003 LIKE '% ' OR r.AKC003 LIKE '　%' OR r.AKC003 LIKE '%　' OR r.AKC003 LIKE '	%' OR r.AKC003 LIKE '%	' OR r.AKC003 LIKE ' %' OR r.AKC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AKC003), '') ELSE r.AKC003 END IS NOT NULL THEN 2048 ELSE 0 END + CASE WHEN r.ALC003_code IS NULL AND r.ALC003 IS NOT NULL AND CASE WHEN r.ALC003 = '' OR r.ALC003 LIKE ' %' OR r.ALC003 LIKE '% ' OR r.ALC003 LIKE '　%' OR r.ALC003 LIKE '%　' OR r.ALC003 LIKE '	%' OR r.ALC003 LIKE '%	' OR r.ALC003 LIKE ' %' OR r.ALC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.ALC003), '') ELSE r.ALC003 END IS NOT NULL THEN 4096 ELSE 0 END + CASE WHEN r.AJC003_code IS NULL AND r.AJC003 IS NOT NULL AND CASE WHEN r.AJC003 = '' OR r.AJC003 LIKE ' %' OR r.AJC003 LIKE '% ' OR r.AJC003 LIKE '　%' OR r.AJC003 LIKE '%　' OR r.AJC003 LIKE '	%' OR r.AJC003 LIKE '%	' OR r.AJC003 LIKE ' %' OR r.AJC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AJC003), '') ELSE r.AJC003 END IS NOT NULL THEN 8192 ELSE 0 END + CASE WHEN r.AMC003_code IS NULL AND r.AMC003 IS NOT NULL AND CASE WHEN r.AMC003 = '' OR r.AMC003 LIKE ' %' OR r.AMC003 LIKE '% ' OR r.AMC003 LIKE '　%' OR r.AMC003 LIKE '%　' OR r.AMC003 LIKE '	%' OR r.AMC003 LIKE '%	' OR r.AMC003 LIKE ' %' OR r.AMC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AMC003), '') ELSE r.AMC003 END IS NOT NULL THEN 16384 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 32768 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number, AAC002, AAC003, verified_at, AAC004, AAC006, AAC010, AAE006, AAE005, AAC012, AAB004, AIC003, AKC003, ALC003, AJC003, AMC003, op
        , AAC004_code, AAC012_code, AIC003_code, AKC003_code, ALC003_code, AJC003_code, AMC003_code, op_code, CASE WHEN (int_verified_at_date BETWEEN 10101 AND 99991231 AND ((int_verified_at_date // 100) % 100) BETWEEN 1 AND 12 AND (int_verified_at_date % 100) BETWEEN 1 AND 31
    AND ((int_verified_at_date % 100) <= 28 OR (((int_verified_at_date // 100) % 100) <> 2 AND ((int_verified_at_date % 100) <= 30 OR (((int_verified_at_date // 100) % 100) + (((int_verified_at_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_verified_at_date // 100) % 100) = 2 AND (int_verified_at_date % 100) = 29 AND ((int_verified_at_date // 10000) % 4 = 0 AND ((int_verified_at_date // 10000) % 100 <> 0 OR (int_verified_at_date // 10000) % 400 = 0))))) THEN int_verified_at_date END AS verified_at_date, CASE WHEN (int_AAC006_date BETWEEN 10101 AND 99991231 AND ((int_AAC006_date // 100) % 100) BETWEEN 1 AND 12 AND (int_AAC006_date % 100) BETWEEN 1 AND 31
    AND ((int_AAC006_date % 100) <= 28 OR (((int_AAC006_date // 100) % 100) <> 2 AND ((int_AAC006_date % 100) <= 30 OR (((int_AAC006_date // 100) % 100) + (((int_AAC006_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_AAC006_date // 100) % 100) = 2 AND (int_AAC006_date % 100) = 29 AND ((int_AAC006_date // 10000) % 4 = 0 AND ((int_AAC006_date // 10000) % 100 <> 0 OR (int_AAC006_date // 10000) % 400 = 0))))) THEN int_AAC006_date END AS AAC006_date FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.AAC002 AS AAC002, s.AAC003 AS AAC003, s.verified_at, s.AAC004, s.AAC006, s.AAC010 AS AAC010, s.AAE006 AS AAE006, s.AAE005 AS AAE005, s.AAC012, s.AAB004 AS AAB004, s.AIC003, s.AKC003, s.ALC003, s.AJC003, s.AMC003, s.op
        , CASE WHEN s.verified_at IS NULL THEN NULL WHEN s.plain_verified_at_date BETWEEN 17000101 AND 99991231 THEN s.plain_verified_at_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.verified_at = '' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% ' OR s.verified_at LIKE '　%' OR s.verified_at LIKE '%　' OR s.verified_at LIKE '	%' OR s.verified_at LIKE '%	' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.verified_at), '') ELSE s.verified_at END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.verified_at = '' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% ' OR s.verified_at LIKE '　%' OR s.verified_at LIKE '%　' OR s.verified_at LIKE '	%' OR s.verified_at LIKE '%	' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.verified_at), '') ELSE s.verified_at END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.verified_at = '' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% ' OR s.verified_at LIKE '　%' OR s.verified_at LIKE '%　' OR s.verified_at LIKE '	%' OR s.verified_at LIKE '%	' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.verified_at), '') ELSE s.verified_at END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.verified_at = '' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% ' OR s.verified_at LIKE '　%' OR s.verified_at LIKE '%　' OR s.verified_at LIKE '	%' OR s.verified_at LIKE '%	' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.verified_at), '') ELSE s.verified_at END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.verified_at = '' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% ' OR s.verified_at LIKE '　%' OR s.verified_at LIKE '%　' OR s.verified_at LIKE '	%' OR s.verified_at LIKE '%	' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.verified_at), '') ELSE s.verified_at END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.verified_at = '' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% ' OR s.verified_at LIKE '　%' OR s.verified_at LIKE '%　' OR s.verified_at LIKE '	%' OR s.verified_at LIKE '%	' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.verified_at), '') ELSE s.verified_at END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.verified_at = '' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% ' OR s.verified_at LIKE '　%' OR s.verified_at LIKE '%　' OR s.verified_at LIKE '	%' OR s.verified_at LIKE '%	' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.verified_at), '') ELSE s.verified_at END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.verified_at = '' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% ' OR s.verified_at LIKE '　%' OR s.verified_at LIKE '%　' OR s.verified_at LIKE '	%' OR s.verified_at LIKE '%	' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.verified_at), '') ELSE s.verified_at END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.verified_at = '' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% ' OR s.verified_at LIKE '　%' OR s.verified_at LIKE '%　' OR s.verified_at LIKE '	%' OR s.verified_at LIKE '%	' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.verified_at), '') ELSE s.verified_at END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.verified_at = '' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% ' OR s.verified_at LIKE '　%' OR s.verified_at LIKE '%　' OR s.verified_at LIKE '	%' OR s.verified_at LIKE '%	' OR s.verified_at LIKE ' %' OR s.verified_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.verified_at), '') ELSE s.verified_at END, '/', 3) AS INTEGER) END END AS int_verified_at_date, CASE WHEN s.AAC004 IS NULL THEN NULL WHEN s.AAC004 IN ('1', '2') THEN s.AAC004 WHEN CASE WHEN s.AAC004 = '' OR s.AAC004 LIKE ' %' OR s.AAC004 LIKE '% ' OR s.AAC004 LIKE '　%' OR s.AAC004 LIKE '%　' OR s.AAC004 LIKE '	%' OR s.AAC004 LIKE '%	' OR s.AAC004 LIKE ' %' OR s.AAC004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC004), '') ELSE s.AAC004 END IN ('1', '2') THEN CASE WHEN s.AAC004 = '' OR s.AAC004 LIKE ' %' OR s.AAC004 LIKE '% ' OR s.AAC004 LIKE '　%' OR s.AAC004 LIKE '%　' OR s.AAC004 LIKE '	%' OR s.AAC004 LIKE '%	' OR s.AAC004 LIKE ' %' OR s.AAC004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC004), '') ELSE s.AAC004 END END AS AAC004_code, CASE WHEN s.AAC006 IS NULL THEN NULL WHEN s.plain_AAC006_date BETWEEN 17000101 AND 99991231 THEN s.plain_AAC006_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.AAC006 = '' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% ' OR s.AAC006 LIKE '　%' OR s.AAC006 LIKE '%　' OR s.AAC006 LIKE '	%' OR s.AAC006 LIKE '%	' OR s.AAC006 LIKE ' %' OR s.AAC006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC006), '') ELSE s.AAC006 END, '/', 3) AS INTEGER) END END AS int_AAC006_date, CASE WHEN s.AAC012 IS NULL THEN NULL WHEN (length(s.AAC012) = 2 AND contains('1112131721242731375154708090', s.AAC012)) THEN s.AAC012 WHEN (length(CASE WHEN s.AAC012 = '' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% ' OR s.AAC012 LIKE '　%' OR s.AAC012 LIKE '%　' OR s.AAC012 LIKE '	%' OR s.AAC012 LIKE '%	' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC012), '') ELSE s.AAC012 END) = 2 AND contains('1112131721242731375154708090', CASE WHEN s.AAC012 = '' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% ' OR s.AAC012 LIKE '　%' OR s.AAC012 LIKE '%　' OR s.AAC012 LIKE '	%' OR s.AAC012 LIKE '%	' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC012), '') ELSE s.AAC012 END)) THEN CASE WHEN s.AAC012 = '' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% ' OR s.AAC012 LIKE '　%' OR s.AAC012 LIKE '%　' OR s.AAC012 LIKE '	%' OR s.AAC012 LIKE '%	' OR s.AAC012 LIKE ' %' OR s.AAC012 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AAC012), '') ELSE s.AAC012 END END AS AAC012_code, CASE WHEN s.AIC003 IS NULL THEN NULL WHEN (length(s.AIC003) = 2 AND contains('111213141581829192939495', s.AIC003)) THEN s.AIC003 WHEN (length(CASE WHEN s.AIC003 = '' OR s.AIC003 LIKE ' %' OR s.AIC003 LIKE '% ' OR s.AIC003 LIKE '　%' OR s.AIC003 LIKE '%　' OR s.AIC003 LIKE '	%' OR s.AIC003 LIKE '%	' OR s.AIC003 LIKE ' %' OR s.AIC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AIC003), '') ELSE s.AIC003 END) = 2 AND contains('111213141581829192939495', CASE WHEN s.AIC003 = '' OR s.AIC003 LIKE ' %' OR s.AIC003 LIKE '% ' OR s.AIC003 LIKE '　%' OR s.AIC003 LIKE '%　' OR s.AIC003 LIKE '	%' OR s.AIC003 LIKE '%	' OR s.AIC003 LIKE ' %' OR s.AIC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AIC003), '') ELSE s.AIC003 END)) THEN CASE WHEN s.AIC003 = '' OR s.AIC003 LIKE ' %' OR s.AIC003 LIKE '% ' OR s.AIC003 LIKE '　%' OR s.AIC003 LIKE '%　' OR s.AIC003 LIKE '	%' OR s.AIC003 LIKE '%	' OR s.AIC003 LIKE ' %' OR s.AIC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AIC003), '') ELSE s.AIC003 END END AS AIC003_code, CASE WHEN s.AKC003 IS NULL THEN NULL WHEN (length(s.AKC003) = 2 AND contains('2122232425262781829192939495', s.AKC003)) THEN s.AKC003 WHEN (length(CASE WHEN s.AKC003 = '' OR s.AKC003 LIKE ' %' OR s.AKC003 LIKE '% ' OR s.AKC003 LIKE '　%' OR s.AKC003 LIKE '%　' OR s.AKC003 LIKE '	%' OR s.AKC003 LIKE '%	' OR s.AKC003 LIKE ' %' OR s.AKC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AKC003), '') ELSE s.AKC003 END) = 2 AND contains('2122232425262781829192939495', CASE WHEN s.AKC003 = '' OR s.AKC003 LIKE ' %' OR s.AKC003 LIKE '% ' OR s.AKC003 LIKE '　%' OR s.AKC003 LIKE '%　' OR s.AKC003 LIKE '	%' OR s.AKC003 LIKE '%	' OR s.AKC003 LIKE ' %' OR s.AKC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AKC003), '') ELSE s.AKC003 END)) THEN CASE WHEN s.AKC003 = '' OR s.AKC003 LIKE ' %' OR s.AKC003 LIKE '% ' OR s.AKC003 LIKE '　%' OR s.AKC003 LIKE '%　' OR s.AKC003 LIKE '	%' OR s.AKC003 LIKE '%	' OR s.AKC003 LIKE ' %' OR s.AKC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AKC003), '') ELSE s.AKC003 END END AS AKC003_code, CASE WHEN s.ALC003 IS NULL THEN NULL WHEN (length(s.ALC003) = 2 AND contains('3081829192939495', s.ALC003)) THEN s.ALC003 WHEN (length(CASE WHEN s.ALC003 = '' OR s.ALC003 LIKE ' %' OR s.ALC003 LIKE '% ' OR s.ALC003 LIKE '　%' OR s.ALC003 LIKE '%　' OR s.ALC003 LIKE '	%' OR s.ALC003 LIKE '%	' OR s.ALC003 LIKE ' %' OR s.ALC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.ALC003), '') ELSE s.ALC003 END) = 2 AND contains('3081829192939495', CASE WHEN s.ALC003 = '' OR s.ALC003 LIKE ' %' OR s.ALC003 LIKE '% ' OR s.ALC003 LIKE '　%' OR s.ALC003 LIKE '%　' OR s.ALC003 LIKE '	%' OR s.ALC003 LIKE '%	' OR s.ALC003 LIKE ' %' OR s.ALC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.ALC003), '') ELSE s.ALC003 END)) THEN CASE WHEN s.ALC003 = '' OR s.ALC003 LIKE ' %' OR s.ALC003 LIKE '% ' OR s.ALC003 LIKE '　%' OR s.ALC003 LIKE '%　' OR s.ALC003 LIKE '	%' OR s.ALC003 LIKE '%	' OR s.ALC003 LIKE ' %' OR s.ALC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.ALC003), '') ELSE s.ALC003 END END AS ALC003_code, CASE WHEN s.AJC003 IS NULL THEN NULL WHEN (length(s.AJC003) = 2 AND contains('4081829192939495', s.AJC003)) THEN s.AJC003 WHEN (length(CASE WHEN s.AJC003 = '' OR s.AJC003 LIKE ' %' OR s.AJC003 LIKE '% ' OR s.AJC003 LIKE '　%' OR s.AJC003 LIKE '%　' OR s.AJC003 LIKE '	%' OR s.AJC003 LIKE '%	' OR s.AJC003 LIKE ' %' OR s.AJC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AJC003), '') ELSE s.AJC003 END) = 2 AND contains('4081829192939495', CASE WHEN s.AJC003 = '' OR s.AJC003 LIKE ' %' OR s.AJC003 LIKE '% ' OR s.AJC003 LIKE '　%' OR s.AJC003 LIKE '%　' OR s.AJC003 LIKE '	%' OR s.AJC003 LIKE '%	' OR s.AJC003 LIKE ' %' OR s.AJC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AJC003), '') ELSE s.AJC003 END)) THEN CASE WHEN s.AJC003 = '' OR s.AJC003 LIKE ' %' OR s.AJC003 LIKE '% ' OR s.AJC003 LIKE '　%' OR s.AJC003 LIKE '%　' OR s.AJC003 LIKE '	%' OR s.AJC003 LIKE '%	' OR s.AJC003 LIKE ' %' OR s.AJC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AJC003), '') ELSE s.AJC003 END END AS AJC003_code, CASE WHEN s.AMC003 IS NULL THEN NULL WHEN (length(s.AMC003) = 2 AND contains('5081829192939495', s.AMC003)) THEN s.AMC003 WHEN (length(CASE WHEN s.AMC003 = '' OR s.AMC003 LIKE ' %' OR s.AMC003 LIKE '% ' OR s.AMC003 LIKE '　%' OR s.AMC003 LIKE '%　' OR s.AMC003 LIKE '	%' OR s.AMC003 LIKE '%	' OR s.AMC003 LIKE ' %' OR s.AMC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AMC003), '') ELSE s.AMC003 END) = 2 AND contains('5081829192939495', CASE WHEN s.AMC003 = '' OR s.AMC003 LIKE ' %' OR s.AMC003 LIKE '% ' OR s.AMC003 LIKE '　%' OR s.AMC003 LIKE '%　' OR s.AMC003 LIKE '	%' OR s.AMC003 LIKE '%	' OR s.AMC003 LIKE ' %' OR s.AMC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AMC003), '') ELSE s.AMC003 END)) THEN CASE WHEN s.AMC003 = '' OR s.AMC003 LIKE ' %' OR s.AMC003 LIKE '% ' OR s.AMC003 LIKE '　%' OR s.AMC003 LIKE '%　' OR s.AMC003 LIKE '	%' OR s.AMC003 LIKE '%	' OR s.AMC003 LIKE ' %' OR s.AMC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.AMC003), '') ELSE s.AMC003 END END AS AMC003_code, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code, CASE WHEN (regexp_full_match(s.AAC002, '[1-9][0-9]{16}[0-9X]') AND NOT (length(s.AAC002) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', s.AAC002))) THEN s.AAC002 END AS usual_number,
        hash(s.AAC002, s.AAC003, s.verified_at, s.AAC004, s.AAC006, s.AAC010, s.AAE006, s.AAE005, s.AAC012, s.AAB004, s.AIC003, s.AKC003, s.ALC003, s.AJC003, s.AMC003, s.op) AS row_hash
      FROM (SELECT s.*, CASE length(s.verified_at) WHEN 8 THEN TRY_CAST(s.verified_at AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.verified_at, 5, 1) = '-' AND substr(s.verified_at, 8, 1) = '-' THEN TRY_CAST(replace(s.verified_at, '-', '') AS INTEGER) WHEN substr(s.verified_at, 5, 1) = '/' AND substr(s.verified_at, 8, 1) = '/' THEN TRY_CAST(replace(s.verified_at, '/', '') AS INTEGER) END END AS plain_verified_at_date, CASE length(s.AAC006) WHEN 8 THEN TRY_CAST(s.AAC006 AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.AAC006, 5, 1) = '-' AND substr(s.AAC006, 8, 1) = '-' THEN TRY_CAST(replace(s.AAC006, '-', '') AS INTEGER) WHEN substr(s.AAC006, 5, 1) = '/' AND substr(s.AAC006, 8, 1) = '/' THEN TRY_CAST(replace(s.AAC006, '/', '') AS INTEGER) END END AS plain_AAC006_date FROM scan_verified s) s) t1) r) judged;

-- find repeated rows of verified: table verified_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.verified_at, ''), coalesce(r.AAC004, ''), coalesce(r.AAC006, ''), coalesce(r.AAC010, ''), coalesce(r.AAE006, ''), coalesce(r.AAE005, ''), coalesce(r.AAC012, ''), coalesce(r.AAB004, ''), coalesce(r.AIC003, ''), coalesce(r.AKC003, ''), coalesce(r.ALC003, ''), coalesce(r.AJC003, ''), coalesce(r.AMC003, ''), coalesce(r.op, ''))) AS first_rid
        FROM verified_rows r JOIN (SELECT row_hash FROM verified_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- standardise ruling: table ruling_rows
SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, CASE WHEN CASE WHEN r.number_a = '' OR r.number_a LIKE ' %' OR r.number_a LIKE '% ' OR r.number_a LIKE '　%' OR r.number_a LIKE '%　' OR r.number_a LIKE '	%' OR r.number_a LIKE '%	' OR r.number_a LIKE ' %' OR r.number_a LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.number_a), '') ELSE r.number_a END IS NULL THEN 'cell_empty number_a'
 WHEN r.decided_at_date IS NULL AND r.decided_at IS NOT NULL AND CASE WHEN r.decided_at = '' OR r.decided_at LIKE ' %' OR r.decided_at LIKE '% ' OR r.decided_at LIKE '　%' OR r.decided_at LIKE '%　' OR r.decided_at LIKE '	%' OR r.decided_at LIKE '%	' OR r.decided_at LIKE ' %' OR r.decided_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.decided_at), '') ELSE r.decided_at END IS NOT NULL THEN 'date_impossible decided_at' END AS reject, CAST(CASE WHEN r.decision_code IS NULL AND r.decision IS NOT NULL AND CASE WHEN r.decision = '' OR r.decision LIKE ' %' OR r.decision LIKE '% ' OR r.decision LIKE '　%' OR r.decision LIKE '%　' OR r.decision LIKE '	%' OR r.decision LIKE '%	' OR r.decision LIKE ' %' OR r.decision LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.decision), '') ELSE r.decision END IS NOT NULL THEN 32 ELSE 0 END + CASE WHEN r.op_code IS NULL AND r.op IS NOT NULL AND CASE WHEN r.op = '' OR r.op LIKE ' %' OR r.op LIKE '% ' OR r.op LIKE '　%' OR r.op LIKE '%　' OR r.op LIKE '	%' OR r.op LIKE '%	' OR r.op LIKE ' %' OR r.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.op), '') ELSE r.op END IS NOT NULL THEN 128 ELSE 0 END AS BIGINT) AS warnings
        FROM (SELECT rid, file, row, row_hash, code, number_a, name_a, number_b, name_b, decision, decided_at, op
        , decision_code, op_code, CASE WHEN (int_decided_at_date BETWEEN 10101 AND 99991231 AND ((int_decided_at_date // 100) % 100) BETWEEN 1 AND 12 AND (int_decided_at_date % 100) BETWEEN 1 AND 31
    AND ((int_decided_at_date % 100) <= 28 OR (((int_decided_at_date // 100) % 100) <> 2 AND ((int_decided_at_date % 100) <= 30 OR (((int_decided_at_date // 100) % 100) + (((int_decided_at_date // 100) % 100) // 8)) % 2 = 1)) OR (((int_decided_at_date // 100) % 100) = 2 AND (int_decided_at_date % 100) = 29 AND ((int_decided_at_date // 10000) % 4 = 0 AND ((int_decided_at_date // 10000) % 100 <> 0 OR (int_decided_at_date // 10000) % 400 = 0))))) THEN int_decided_at_date END AS decided_at_date FROM (SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row, s.code AS code, s.number_a AS number_a, s.name_a AS name_a, s.number_b AS number_b, s.name_b AS name_b, s.decision, s.decided_at, s.op
        , CASE WHEN s.decision IS NULL THEN NULL WHEN s.decision IN ('same', 'different', 'lawful') THEN s.decision WHEN CASE WHEN s.decision = '' OR s.decision LIKE ' %' OR s.decision LIKE '% ' OR s.decision LIKE '　%' OR s.decision LIKE '%　' OR s.decision LIKE '	%' OR s.decision LIKE '%	' OR s.decision LIKE ' %' OR s.decision LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.decision), '') ELSE s.decision END IN ('same', 'different', 'lawful') THEN CASE WHEN s.decision = '' OR s.decision LIKE ' %' OR s.decision LIKE '% ' OR s.decision LIKE '　%' OR s.decision LIKE '%　' OR s.decision LIKE '	%' OR s.decision LIKE '%	' OR s.decision LIKE ' %' OR s.decision LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.decision), '') ELSE s.decision END END AS decision_code, CASE WHEN s.decided_at IS NULL THEN NULL WHEN s.plain_decided_at_date BETWEEN 17000101 AND 99991231 THEN s.plain_decided_at_date ELSE CASE WHEN regexp_full_match(CASE WHEN s.decided_at = '' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% ' OR s.decided_at LIKE '　%' OR s.decided_at LIKE '%　' OR s.decided_at LIKE '	%' OR s.decided_at LIKE '%	' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.decided_at), '') ELSE s.decided_at END, '[0-9]{8}') THEN TRY_CAST(CASE WHEN s.decided_at = '' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% ' OR s.decided_at LIKE '　%' OR s.decided_at LIKE '%　' OR s.decided_at LIKE '	%' OR s.decided_at LIKE '%	' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.decided_at), '') ELSE s.decided_at END AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.decided_at = '' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% ' OR s.decided_at LIKE '　%' OR s.decided_at LIKE '%　' OR s.decided_at LIKE '	%' OR s.decided_at LIKE '%	' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.decided_at), '') ELSE s.decided_at END, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(split_part(CASE WHEN s.decided_at = '' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% ' OR s.decided_at LIKE '　%' OR s.decided_at LIKE '%　' OR s.decided_at LIKE '	%' OR s.decided_at LIKE '%	' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.decided_at), '') ELSE s.decided_at END, '-', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.decided_at = '' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% ' OR s.decided_at LIKE '　%' OR s.decided_at LIKE '%　' OR s.decided_at LIKE '	%' OR s.decided_at LIKE '%	' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.decided_at), '') ELSE s.decided_at END, '-', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.decided_at = '' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% ' OR s.decided_at LIKE '　%' OR s.decided_at LIKE '%　' OR s.decided_at LIKE '	%' OR s.decided_at LIKE '%	' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.decided_at), '') ELSE s.decided_at END, '-', 3) AS INTEGER)
    WHEN regexp_full_match(CASE WHEN s.decided_at = '' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% ' OR s.decided_at LIKE '　%' OR s.decided_at LIKE '%　' OR s.decided_at LIKE '	%' OR s.decided_at LIKE '%	' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.decided_at), '') ELSE s.decided_at END, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}') THEN TRY_CAST(split_part(CASE WHEN s.decided_at = '' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% ' OR s.decided_at LIKE '　%' OR s.decided_at LIKE '%　' OR s.decided_at LIKE '	%' OR s.decided_at LIKE '%	' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.decided_at), '') ELSE s.decided_at END, '/', 1) AS INTEGER) * 10000 + TRY_CAST(split_part(CASE WHEN s.decided_at = '' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% ' OR s.decided_at LIKE '　%' OR s.decided_at LIKE '%　' OR s.decided_at LIKE '	%' OR s.decided_at LIKE '%	' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.decided_at), '') ELSE s.decided_at END, '/', 2) AS INTEGER) * 100 + TRY_CAST(split_part(CASE WHEN s.decided_at = '' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% ' OR s.decided_at LIKE '　%' OR s.decided_at LIKE '%　' OR s.decided_at LIKE '	%' OR s.decided_at LIKE '%	' OR s.decided_at LIKE ' %' OR s.decided_at LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.decided_at), '') ELSE s.decided_at END, '/', 3) AS INTEGER) END END AS int_decided_at_date, CASE WHEN s.op IS NULL THEN NULL WHEN s.op IN ('+', '-') THEN s.op WHEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END IN ('+', '-') THEN CASE WHEN s.op = '' OR s.op LIKE ' %' OR s.op LIKE '% ' OR s.op LIKE '　%' OR s.op LIKE '%　' OR s.op LIKE '	%' OR s.op LIKE '%	' OR s.op LIKE ' %' OR s.op LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM s.op), '') ELSE s.op END END AS op_code,
        hash(s.code, s.number_a, s.name_a, s.number_b, s.name_b, s.decision, s.decided_at, s.op) AS row_hash
      FROM (SELECT s.*, CASE length(s.decided_at) WHEN 8 THEN TRY_CAST(s.decided_at AS INTEGER) WHEN 10 THEN CASE WHEN substr(s.decided_at, 5, 1) = '-' AND substr(s.decided_at, 8, 1) = '-' THEN TRY_CAST(replace(s.decided_at, '-', '') AS INTEGER) WHEN substr(s.decided_at, 5, 1) = '/' AND substr(s.decided_at, 8, 1) = '/' THEN TRY_CAST(replace(s.decided_at, '/', '') AS INTEGER) END END AS plain_decided_at_date FROM scan_ruling s) s) t1) r) judged;

-- find repeated rows of ruling: table ruling_repeats
SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY concat_ws(chr(1), coalesce(r.code, ''), coalesce(r.number_a, ''), coalesce(r.name_a, ''), coalesce(r.number_b, ''), coalesce(r.name_b, ''), coalesce(r.decision, ''), coalesce(r.decided_at, ''), coalesce(r.op, ''))) AS first_rid
        FROM ruling_rows r JOIN (SELECT row_hash FROM ruling_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid;

-- read odd numbers: table odd_numbers
SELECT odd_number, number, number_match, number_state FROM (SELECT *, CASE odd_class WHEN 'usual' THEN odd_number WHEN 'plain' THEN odd_text WHEN 'invalid' THEN odd_text WHEN 'upgraded' THEN odd_up WHEN 'repaired' THEN odd_fixed END AS number,
      CASE WHEN odd_class IN ('upgraded', 'repaired') THEN odd_class WHEN odd_class IN ('usual', 'plain', 'invalid') THEN 'same' END AS number_match,
      CASE WHEN odd_class IN ('plain', 'upgraded', 'repaired') THEN 'valid' WHEN odd_class <> 'usual' THEN odd_class END AS number_state
    FROM (SELECT *, CASE WHEN odd IS NULL THEN 'usual'
      WHEN odd_text IN ('', '无', '/') OR (left(odd_text, 1) BETWEEN '0' AND '9' AND replace(odd_text, left(odd_text, 1), '') = '') THEN 'empty'
      WHEN regexp_full_match(odd_text, '[0-9]([.][0-9]+E[+]?|E[+])[0-9]{1,3}') THEN 'unusable'
      WHEN (regexp_full_match(odd_text, '[1-9][0-9]{16}[0-9X]') AND right(odd_text, 1) = substr('10X98765432', CAST(((((odd_text_seventeen // 10000000000000000) % 10) * 7 + ((odd_text_seventeen // 1000000000000000) % 10) * 9 + ((odd_text_seventeen // 100000000000000) % 10) * 10 + ((odd_text_seventeen // 10000000000000) % 10) * 5 + ((odd_text_seventeen // 1000000000000) % 10) * 8 + ((odd_text_seventeen // 100000000000) % 10) * 4 + ((odd_text_seventeen // 10000000000) % 10) * 2 + ((odd_text_seventeen // 1000000000) % 10) * 1 + ((odd_text_seventeen // 100000000) % 10) * 6 + ((odd_text_seventeen // 10000000) % 10) * 3 + ((odd_text_seventeen // 1000000) % 10) * 7 + ((odd_text_seventeen // 100000) % 10) * 9 + ((odd_text_seventeen // 10000) % 10) * 10 + ((odd_text_seventeen // 1000) % 10) * 5 + ((odd_text_seventeen // 100) % 10) * 8 + ((odd_text_seventeen // 10) % 10) * 4 + (odd_text_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1)
    AND (odd_text_born BETWEEN 10101 AND 99991231 AND ((odd_text_born // 100) % 100) BETWEEN 1 AND 12 AND (odd_text_born % 100) BETWEEN 1 AND 31
    AND ((odd_text_born % 100) <= 28 OR (((odd_text_born // 100) % 100) <> 2 AND ((odd_text_born % 100) <= 30 OR (((odd_text_born // 100) % 100) + (((odd_text_born // 100) % 100) // 8)) % 2 = 1)) OR (((odd_text_born // 100) % 100) = 2 AND (odd_text_born % 100) = 29 AND ((odd_text_born // 10000) % 4 = 0 AND ((odd_text_born // 10000) % 100 <> 0 OR (odd_text_born // 10000) % 400 = 0))))) AND odd_text_born <= as_of AND as_of - odd_text_born < 1210000) THEN 'plain' WHEN (regexp_full_match(odd_up, '[1-9][0-9]{16}[0-9X]') AND right(odd_up, 1) = substr('10X98765432', CAST(((((odd_long_seventeen // 10000000000000000) % 10) * 7 + ((odd_long_seventeen // 1000000000000000) % 10) * 9 + ((odd_long_seventeen // 100000000000000) % 10) * 10 + ((odd_long_seventeen // 10000000000000) % 10) * 5 + ((odd_long_seventeen // 1000000000000) % 10) * 8 + ((odd_long_seventeen // 100000000000) % 10) * 4 + ((odd_long_seventeen // 10000000000) % 10) * 2 + ((odd_long_seventeen // 1000000000) % 10) * 1 + ((odd_long_seventeen // 100000000) % 10) * 6 + ((odd_long_seventeen // 10000000) % 10) * 3 + ((odd_long_seventeen // 1000000) % 10) * 7 + ((odd_long_seventeen // 100000) % 10) * 9 + ((odd_long_seventeen // 10000) % 10) * 10 + ((odd_long_seventeen // 1000) % 10) * 5 + ((odd_long_seventeen // 100) % 10) * 8 + ((odd_long_seventeen // 10) % 10) * 4 + (odd_long_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1)
    AND (odd_long_born BETWEEN 10101 AND 99991231 AND ((odd_long_born // 100) % 100) BETWEEN 1 AND 12 AND (odd_long_born % 100) BETWEEN 1 AND 31
    AND ((odd_long_born % 100) <= 28 OR (((odd_long_born // 100) % 100) <> 2 AND ((odd_long_born % 100) <= 30 OR (((odd_long_born // 100) % 100) + (((odd_long_born // 100) % 100) // 8)) % 2 = 1)) OR (((odd_long_born // 100) % 100) = 2 AND (odd_long_born % 100) = 29 AND ((odd_long_born // 10000) % 4 = 0 AND ((odd_long_born // 10000) % 100 <> 0 OR (odd_long_born // 10000) % 400 = 0))))) AND odd_long_born <= as_of AND as_of - odd_long_born < 1210000) THEN 'upgraded' WHEN (regexp_full_match(odd_fixed, '[1-9][0-9]{16}[0-9X]') AND right(odd_fixed, 1) = substr('10X98765432', CAST(((((odd_fixed_seventeen // 10000000000000000) % 10) * 7 + ((odd_fixed_seventeen // 1000000000000000) % 10) * 9 + ((odd_fixed_seventeen // 100000000000000) % 10) * 10 + ((odd_fixed_seventeen // 10000000000000) % 10) * 5 + ((odd_fixed_seventeen // 1000000000000) % 10) * 8 + ((odd_fixed_seventeen // 100000000000) % 10) * 4 + ((odd_fixed_seventeen // 10000000000) % 10) * 2 + ((odd_fixed_seventeen // 1000000000) % 10) * 1 + ((odd_fixed_seventeen // 100000000) % 10) * 6 + ((odd_fixed_seventeen // 10000000) % 10) * 3 + ((odd_fixed_seventeen // 1000000) % 10) * 7 + ((odd_fixed_seventeen // 100000) % 10) * 9 + ((odd_fixed_seventeen // 10000) % 10) * 10 + ((odd_fixed_seventeen // 1000) % 10) * 5 + ((odd_fixed_seventeen // 100) % 10) * 8 + ((odd_fixed_seventeen // 10) % 10) * 4 + (odd_fixed_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1)
    AND (odd_fixed_born BETWEEN 10101 AND 99991231 AND ((odd_fixed_born // 100) % 100) BETWEEN 1 AND 12 AND (odd_fixed_born % 100) BETWEEN 1 AND 31
    AND ((odd_fixed_born % 100) <= 28 OR (((odd_fixed_born // 100) % 100) <> 2 AND ((odd_fixed_born % 100) <= 30 OR (((odd_fixed_born // 100) % 100) + (((odd_fixed_born // 100) % 100) // 8)) % 2 = 1)) OR (((odd_fixed_born // 100) % 100) = 2 AND (odd_fixed_born % 100) = 29 AND ((odd_fixed_born // 10000) % 4 = 0 AND ((odd_fixed_born // 10000) % 100 <> 0 OR (odd_fixed_born // 10000) % 400 = 0))))) AND odd_fixed_born <= as_of AND as_of - odd_fixed_born < 1210000) THEN 'repaired'
      WHEN regexp_full_match(odd_text, '[A-Z]{3}[0-9A-Z]{6,15}') OR (regexp_full_match(odd_text, '[A-Z][0-9A-Z]{4,16}') AND NOT regexp_full_match(odd_text, '[A-Z]{3}.*') AND length(regexp_replace(odd_text, '[^0-9]', '', 'g')) >= 4) THEN 'plain' ELSE 'invalid' END AS odd_class FROM (SELECT *, odd_long || substr('10X98765432', CAST(((((odd_long_seventeen // 10000000000000000) % 10) * 7 + ((odd_long_seventeen // 1000000000000000) % 10) * 9 + ((odd_long_seventeen // 100000000000000) % 10) * 10 + ((odd_long_seventeen // 10000000000000) % 10) * 5 + ((odd_long_seventeen // 1000000000000) % 10) * 8 + ((odd_long_seventeen // 100000000000) % 10) * 4 + ((odd_long_seventeen // 10000000000) % 10) * 2 + ((odd_long_seventeen // 1000000000) % 10) * 1 + ((odd_long_seventeen // 100000000) % 10) * 6 + ((odd_long_seventeen // 10000000) % 10) * 3 + ((odd_long_seventeen // 1000000) % 10) * 7 + ((odd_long_seventeen // 100000) % 10) * 9 + ((odd_long_seventeen // 10000) % 10) * 10 + ((odd_long_seventeen // 1000) % 10) * 5 + ((odd_long_seventeen // 100) % 10) * 8 + ((odd_long_seventeen // 10) % 10) * 4 + (odd_long_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1) AS odd_up FROM (SELECT *, TRY_CAST(left(odd_long, 17) AS BIGINT) AS odd_long_seventeen, TRY_CAST(substr(odd_long, 7, 8) AS INTEGER) AS odd_long_born FROM (SELECT *, CASE WHEN regexp_full_match(odd_text, '[1-9][0-9]{14}') AND right(odd_text, 3) < '996' THEN left(odd_text, 6) || '19' || substr(odd_text, 7, 9) END AS odd_long,
    TRY_CAST(left(odd_text, 17) AS BIGINT) AS odd_text_seventeen, TRY_CAST(substr(odd_text, 7, 8) AS INTEGER) AS odd_text_born, TRY_CAST(left(odd_fixed, 17) AS BIGINT) AS odd_fixed_seventeen, TRY_CAST(substr(odd_fixed, 7, 8) AS INTEGER) AS odd_fixed_born FROM (SELECT *, translate(odd, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') AS odd_text, translate(odd, 'OoIl×*хХχΧx', '0011XXXXXXX') AS odd_fixed FROM (SELECT *, CASE WHEN odd_number IS NOT NULL AND (regexp_full_match(odd_number, '[1-9][0-9]{16}[0-9X]') AND NOT (length(odd_number) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', odd_number))) THEN NULL ELSE translate(coalesce(odd_number, ''), '！＂＃＄％＆（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～	
  ­ ᠎           ​‌‍‎‏  ‪‫‬‭‮  ⁠　﻿''`‘’＇｀', '!"#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_abcdefghijklmnopqrstuvwxyz{|}~') END AS odd FROM (SELECT s.odd_number, p.as_of FROM (SELECT odd_number FROM household_rows WHERE odd_number IS NOT NULL UNION SELECT odd_number FROM enrolment_rows WHERE odd_number IS NOT NULL UNION SELECT odd_number FROM benefit_rows WHERE odd_number IS NOT NULL UNION SELECT odd_number FROM employment_rows WHERE odd_number IS NOT NULL UNION SELECT odd_number FROM salary_rows WHERE odd_number IS NOT NULL UNION SELECT odd_number FROM establishment_rows WHERE odd_number IS NOT NULL UNION SELECT odd_number FROM student_rows WHERE odd_number IS NOT NULL UNION SELECT odd_number FROM death_rows WHERE odd_number IS NOT NULL UNION SELECT odd_number FROM absence_rows WHERE odd_number IS NOT NULL UNION SELECT odd_number FROM assistance_rows WHERE odd_number IS NOT NULL UNION SELECT odd_number FROM card_rows WHERE odd_number IS NOT NULL UNION SELECT odd_number FROM elsewhere_rows WHERE odd_number IS NOT NULL UNION SELECT odd_number FROM verified_rows WHERE odd_number IS NOT NULL) s CROSS JOIN parameters p) n0) n1) n2) n3) n4) n5) n6) read;

-- list unusable numbers: table unusable_rows
SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM household_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM household_repeats)
 UNION ALL SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM enrolment_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM enrolment_repeats)
 UNION ALL SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM benefit_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM benefit_repeats)
 UNION ALL SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM employment_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM employment_repeats)
 UNION ALL SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM salary_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM salary_repeats)
 UNION ALL SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM establishment_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM establishment_repeats)
 UNION ALL SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM student_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM student_repeats)
 UNION ALL SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM death_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM death_repeats)
 UNION ALL SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM absence_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM absence_repeats)
 UNION ALL SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM assistance_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM assistance_repeats)
 UNION ALL SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM card_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM card_repeats)
 UNION ALL SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM elsewhere_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM elsewhere_repeats)
 UNION ALL SELECT rid, upper(trim(AAC002)) AS number, coalesce(AAC003, '') AS name FROM verified_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM verified_repeats);

-- find unknown division codes: table found_area_unknown
SELECT 'area_unknown' AS code, CAST(NULL AS STRING) AS insurance, m.six AS subject, CAST(NULL AS BIGINT) AS person_id, m.rid, '' AS said FROM (
        SELECT AAB299_six AS six, rid FROM household_rows WHERE AAB299_six IS NOT NULL AND reject_code IS NULL AND AAB299_six NOT IN (SELECT code FROM divisions) AND rid NOT IN (SELECT rid FROM household_repeats)
 UNION ALL SELECT AAC301_six AS six, rid FROM household_rows WHERE AAC301_six IS NOT NULL AND reject_code IS NULL AND AAC301_six NOT IN (SELECT code FROM divisions) AND rid NOT IN (SELECT rid FROM household_repeats)
 UNION ALL SELECT AAB301_six AS six, rid FROM enrolment_rows WHERE AAB301_six IS NOT NULL AND reject_code IS NULL AND AAB301_six NOT IN (SELECT code FROM divisions) AND rid NOT IN (SELECT rid FROM enrolment_repeats)
 UNION ALL SELECT AAB301_six AS six, rid FROM benefit_rows WHERE AAB301_six IS NOT NULL AND reject_code IS NULL AND AAB301_six NOT IN (SELECT code FROM divisions) AND rid NOT IN (SELECT rid FROM benefit_repeats)
 UNION ALL SELECT AAB301_six AS six, rid FROM unit_rows WHERE AAB301_six IS NOT NULL AND reject_code IS NULL AND AAB301_six NOT IN (SELECT code FROM divisions) AND rid NOT IN (SELECT rid FROM unit_repeats)
 UNION ALL SELECT AAB301_six AS six, rid FROM elsewhere_rows WHERE AAB301_six IS NOT NULL AND reject_code IS NULL AND AAB301_six NOT IN (SELECT code FROM divisions) AND rid NOT IN (SELECT rid FROM elsewhere_repeats)) m;

-- read rulings: table ruling_readings
SELECT code, a_number, a_name, b_number, b_name, decision, one_sided FROM (
      SELECT read.*, row_number() OVER (PARTITION BY code, least(a_number, b_number), greatest(a_number, b_number),
          least(a_name, b_name), greatest(a_name, b_name) ORDER BY decided_at DESC NULLS LAST, decision NULLS LAST) AS latest
      FROM (SELECT trim(code) AS code, a_number, coalesce(name_a, '') AS a_name, coalesce(number, a_number) AS b_number, number IS NULL AS one_sided,
          coalesce(name_b, '') AS b_name, decision_code AS decision, decided_at_date AS decided_at
        FROM (SELECT *, CASE odd_class WHEN 'usual' THEN number_b WHEN 'plain' THEN odd_text WHEN 'invalid' THEN odd_text WHEN 'upgraded' THEN odd_up WHEN 'repaired' THEN odd_fixed END AS number,
      CASE WHEN odd_class IN ('upgraded', 'repaired') THEN odd_class WHEN odd_class IN ('usual', 'plain', 'invalid') THEN 'same' END AS number_match,
      CASE WHEN odd_class IN ('plain', 'upgraded', 'repaired') THEN 'valid' WHEN odd_class <> 'usual' THEN odd_class END AS number_state
    FROM (SELECT *, CASE WHEN odd IS NULL THEN 'usual'
      WHEN odd_text IN ('', '无', '/') OR (left(odd_text, 1) BETWEEN '0' AND '9' AND replace(odd_text, left(odd_text, 1), '') = '') THEN 'empty'
      WHEN regexp_full_match(odd_text, '[0-9]([.][0-9]+E[+]?|E[+])[0-9]{1,3}') THEN 'unusable'
      WHEN (regexp_full_match(odd_text, '[1-9][0-9]{16}[0-9X]') AND right(odd_text, 1) = substr('10X98765432', CAST(((((odd_text_seventeen // 10000000000000000) % 10) * 7 + ((odd_text_seventeen // 1000000000000000) % 10) * 9 + ((odd_text_seventeen // 100000000000000) % 10) * 10 + ((odd_text_seventeen // 10000000000000) % 10) * 5 + ((odd_text_seventeen // 1000000000000) % 10) * 8 + ((odd_text_seventeen // 100000000000) % 10) * 4 + ((odd_text_seventeen // 10000000000) % 10) * 2 + ((odd_text_seventeen // 1000000000) % 10) * 1 + ((odd_text_seventeen // 100000000) % 10) * 6 + ((odd_text_seventeen // 10000000) % 10) * 3 + ((odd_text_seventeen // 1000000) % 10) * 7 + ((odd_text_seventeen // 100000) % 10) * 9 + ((odd_text_seventeen // 10000) % 10) * 10 + ((odd_text_seventeen // 1000) % 10) * 5 + ((odd_text_seventeen // 100) % 10) * 8 + ((odd_text_seventeen // 10) % 10) * 4 + (odd_text_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1)
    AND (odd_text_born BETWEEN 10101 AND 99991231 AND ((odd_text_born // 100) % 100) BETWEEN 1 AND 12 AND (odd_text_born % 100) BETWEEN 1 AND 31
    AND ((odd_text_born % 100) <= 28 OR (((odd_text_born // 100) % 100) <> 2 AND ((odd_text_born % 100) <= 30 OR (((odd_text_born // 100) % 100) + (((odd_text_born // 100) % 100) // 8)) % 2 = 1)) OR (((odd_text_born // 100) % 100) = 2 AND (odd_text_born % 100) = 29 AND ((odd_text_born // 10000) % 4 = 0 AND ((odd_text_born // 10000) % 100 <> 0 OR (odd_text_born // 10000) % 400 = 0))))) AND odd_text_born <= as_of AND as_of - odd_text_born < 1210000) THEN 'plain' WHEN (regexp_full_match(odd_up, '[1-9][0-9]{16}[0-9X]') AND right(odd_up, 1) = substr('10X98765432', CAST(((((odd_long_seventeen // 10000000000000000) % 10) * 7 + ((odd_long_seventeen // 1000000000000000) % 10) * 9 + ((odd_long_seventeen // 100000000000000) % 10) * 10 + ((odd_long_seventeen // 10000000000000) % 10) * 5 + ((odd_long_seventeen // 1000000000000) % 10) * 8 + ((odd_long_seventeen // 100000000000) % 10) * 4 + ((odd_long_seventeen // 10000000000) % 10) * 2 + ((odd_long_seventeen // 1000000000) % 10) * 1 + ((odd_long_seventeen // 100000000) % 10) * 6 + ((odd_long_seventeen // 10000000) % 10) * 3 + ((odd_long_seventeen // 1000000) % 10) * 7 + ((odd_long_seventeen // 100000) % 10) * 9 + ((odd_long_seventeen // 10000) % 10) * 10 + ((odd_long_seventeen // 1000) % 10) * 5 + ((odd_long_seventeen // 100) % 10) * 8 + ((odd_long_seventeen // 10) % 10) * 4 + (odd_long_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1)
    AND (odd_long_born BETWEEN 10101 AND 99991231 AND ((odd_long_born // 100) % 100) BETWEEN 1 AND 12 AND (odd_long_born % 100) BETWEEN 1 AND 31
    AND ((odd_long_born % 100) <= 28 OR (((odd_long_born // 100) % 100) <> 2 AND ((odd_long_born % 100) <= 30 OR (((odd_long_born // 100) % 100) + (((odd_long_born // 100) % 100) // 8)) % 2 = 1)) OR (((odd_long_born // 100) % 100) = 2 AND (odd_long_born % 100) = 29 AND ((odd_long_born // 10000) % 4 = 0 AND ((odd_long_born // 10000) % 100 <> 0 OR (odd_long_born // 10000) % 400 = 0))))) AND odd_long_born <= as_of AND as_of - odd_long_born < 1210000) THEN 'upgraded' WHEN (regexp_full_match(odd_fixed, '[1-9][0-9]{16}[0-9X]') AND right(odd_fixed, 1) = substr('10X98765432', CAST(((((odd_fixed_seventeen // 10000000000000000) % 10) * 7 + ((odd_fixed_seventeen // 1000000000000000) % 10) * 9 + ((odd_fixed_seventeen // 100000000000000) % 10) * 10 + ((odd_fixed_seventeen // 10000000000000) % 10) * 5 + ((odd_fixed_seventeen // 1000000000000) % 10) * 8 + ((odd_fixed_seventeen // 100000000000) % 10) * 4 + ((odd_fixed_seventeen // 10000000000) % 10) * 2 + ((odd_fixed_seventeen // 1000000000) % 10) * 1 + ((odd_fixed_seventeen // 100000000) % 10) * 6 + ((odd_fixed_seventeen // 10000000) % 10) * 3 + ((odd_fixed_seventeen // 1000000) % 10) * 7 + ((odd_fixed_seventeen // 100000) % 10) * 9 + ((odd_fixed_seventeen // 10000) % 10) * 10 + ((odd_fixed_seventeen // 1000) % 10) * 5 + ((odd_fixed_seventeen // 100) % 10) * 8 + ((odd_fixed_seventeen // 10) % 10) * 4 + (odd_fixed_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1)
    AND (odd_fixed_born BETWEEN 10101 AND 99991231 AND ((odd_fixed_born // 100) % 100) BETWEEN 1 AND 12 AND (odd_fixed_born % 100) BETWEEN 1 AND 31
    AND ((odd_fixed_born % 100) <= 28 OR (((odd_fixed_born // 100) % 100) <> 2 AND ((odd_fixed_born % 100) <= 30 OR (((odd_fixed_born // 100) % 100) + (((odd_fixed_born // 100) % 100) // 8)) % 2 = 1)) OR (((odd_fixed_born // 100) % 100) = 2 AND (odd_fixed_born % 100) = 29 AND ((odd_fixed_born // 10000) % 4 = 0 AND ((odd_fixed_born // 10000) % 100 <> 0 OR (odd_fixed_born // 10000) % 400 = 0))))) AND odd_fixed_born <= as_of AND as_of - odd_fixed_born < 1210000) THEN 'repaired'
      WHEN regexp_full_match(odd_text, '[A-Z]{3}[0-9A-Z]{6,15}') OR (regexp_full_match(odd_text, '[A-Z][0-9A-Z]{4,16}') AND NOT regexp_full_match(odd_text, '[A-Z]{3}.*') AND length(regexp_replace(odd_text, '[^0-9]', '', 'g')) >= 4) THEN 'plain' ELSE 'invalid' END AS odd_class FROM (SELECT *, odd_long || substr('10X98765432', CAST(((((odd_long_seventeen // 10000000000000000) % 10) * 7 + ((odd_long_seventeen // 1000000000000000) % 10) * 9 + ((odd_long_seventeen // 100000000000000) % 10) * 10 + ((odd_long_seventeen // 10000000000000) % 10) * 5 + ((odd_long_seventeen // 1000000000000) % 10) * 8 + ((odd_long_seventeen // 100000000000) % 10) * 4 + ((odd_long_seventeen // 10000000000) % 10) * 2 + ((odd_long_seventeen // 1000000000) % 10) * 1 + ((odd_long_seventeen // 100000000) % 10) * 6 + ((odd_long_seventeen // 10000000) % 10) * 3 + ((odd_long_seventeen // 1000000) % 10) * 7 + ((odd_long_seventeen // 100000) % 10) * 9 + ((odd_long_seventeen // 10000) % 10) * 10 + ((odd_long_seventeen // 1000) % 10) * 5 + ((odd_long_seventeen // 100) % 10) * 8 + ((odd_long_seventeen // 10) % 10) * 4 + (odd_long_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1) AS odd_up FROM (SELECT *, TRY_CAST(left(odd_long, 17) AS BIGINT) AS odd_long_seventeen, TRY_CAST(substr(odd_long, 7, 8) AS INTEGER) AS odd_long_born FROM (SELECT *, CASE WHEN regexp_full_match(odd_text, '[1-9][0-9]{14}') AND right(odd_text, 3) < '996' THEN left(odd_text, 6) || '19' || substr(odd_text, 7, 9) END AS odd_long,
    TRY_CAST(left(odd_text, 17) AS BIGINT) AS odd_text_seventeen, TRY_CAST(substr(odd_text, 7, 8) AS INTEGER) AS odd_text_born, TRY_CAST(left(odd_fixed, 17) AS BIGINT) AS odd_fixed_seventeen, TRY_CAST(substr(odd_fixed, 7, 8) AS INTEGER) AS odd_fixed_born FROM (SELECT *, translate(odd, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') AS odd_text, translate(odd, 'OoIl×*хХχΧx', '0011XXXXXXX') AS odd_fixed FROM (SELECT *, CASE WHEN number_b IS NOT NULL AND (regexp_full_match(number_b, '[1-9][0-9]{16}[0-9X]') AND NOT (length(number_b) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', number_b))) THEN NULL ELSE translate(coalesce(number_b, ''), '！＂＃＄％＆（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～	
  ­ ᠎           ​‌‍‎‏  ‪‫‬‭‮  ⁠　﻿''`‘’＇｀', '!"#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_abcdefghijklmnopqrstuvwxyz{|}~') END AS odd FROM (SELECT rid, code, name_a, name_b, number_b, decision_code, decided_at_date, as_of, number AS a_number FROM (SELECT *, CASE odd_class WHEN 'usual' THEN number_a WHEN 'plain' THEN odd_text WHEN 'invalid' THEN odd_text WHEN 'upgraded' THEN odd_up WHEN 'repaired' THEN odd_fixed END AS number,
      CASE WHEN odd_class IN ('upgraded', 'repaired') THEN odd_class WHEN odd_class IN ('usual', 'plain', 'invalid') THEN 'same' END AS number_match,
      CASE WHEN odd_class IN ('plain', 'upgraded', 'repaired') THEN 'valid' WHEN odd_class <> 'usual' THEN odd_class END AS number_state
    FROM (SELECT *, CASE WHEN odd IS NULL THEN 'usual'
      WHEN odd_text IN ('', '无', '/') OR (left(odd_text, 1) BETWEEN '0' AND '9' AND replace(odd_text, left(odd_text, 1), '') = '') THEN 'empty'
      WHEN regexp_full_match(odd_text, '[0-9]([.][0-9]+E[+]?|E[+])[0-9]{1,3}') THEN 'unusable'
      WHEN (regexp_full_match(odd_text, '[1-9][0-9]{16}[0-9X]') AND right(odd_text, 1) = substr('10X98765432', CAST(((((odd_text_seventeen // 10000000000000000) % 10) * 7 + ((odd_text_seventeen // 1000000000000000) % 10) * 9 + ((odd_text_seventeen // 100000000000000) % 10) * 10 + ((odd_text_seventeen // 10000000000000) % 10) * 5 + ((odd_text_seventeen // 1000000000000) % 10) * 8 + ((odd_text_seventeen // 100000000000) % 10) * 4 + ((odd_text_seventeen // 10000000000) % 10) * 2 + ((odd_text_seventeen // 1000000000) % 10) * 1 + ((odd_text_seventeen // 100000000) % 10) * 6 + ((odd_text_seventeen // 10000000) % 10) * 3 + ((odd_text_seventeen // 1000000) % 10) * 7 + ((odd_text_seventeen // 100000) % 10) * 9 + ((odd_text_seventeen // 10000) % 10) * 10 + ((odd_text_seventeen // 1000) % 10) * 5 + ((odd_text_seventeen // 100) % 10) * 8 + ((odd_text_seventeen // 10) % 10) * 4 + (odd_text_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1)
    AND (odd_text_born BETWEEN 10101 AND 99991231 AND ((odd_text_born // 100) % 100) BETWEEN 1 AND 12 AND (odd_text_born % 100) BETWEEN 1 AND 31
    AND ((odd_text_born % 100) <= 28 OR (((odd_text_born // 100) % 100) <> 2 AND ((odd_text_born % 100) <= 30 OR (((odd_text_born // 100) % 100) + (((odd_text_born // 100) % 100) // 8)) % 2 = 1)) OR (((odd_text_born // 100) % 100) = 2 AND (odd_text_born % 100) = 29 AND ((odd_text_born // 10000) % 4 = 0 AND ((odd_text_born // 10000) % 100 <> 0 OR (odd_text_born // 10000) % 400 = 0))))) AND odd_text_born <= as_of AND as_of - odd_text_born < 1210000) THEN 'plain' WHEN (regexp_full_match(odd_up, '[1-9][0-9]{16}[0-9X]') AND right(odd_up, 1) = substr('10X98765432', CAST(((((odd_long_seventeen // 10000000000000000) % 10) * 7 + ((odd_long_seventeen // 1000000000000000) % 10) * 9 + ((odd_long_seventeen // 100000000000000) % 10) * 10 + ((odd_long_seventeen // 10000000000000) % 10) * 5 + ((odd_long_seventeen // 1000000000000) % 10) * 8 + ((odd_long_seventeen // 100000000000) % 10) * 4 + ((odd_long_seventeen // 10000000000) % 10) * 2 + ((odd_long_seventeen // 1000000000) % 10) * 1 + ((odd_long_seventeen // 100000000) % 10) * 6 + ((odd_long_seventeen // 10000000) % 10) * 3 + ((odd_long_seventeen // 1000000) % 10) * 7 + ((odd_long_seventeen // 100000) % 10) * 9 + ((odd_long_seventeen // 10000) % 10) * 10 + ((odd_long_seventeen // 1000) % 10) * 5 + ((odd_long_seventeen // 100) % 10) * 8 + ((odd_long_seventeen // 10) % 10) * 4 + (odd_long_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1)
    AND (odd_long_born BETWEEN 10101 AND 99991231 AND ((odd_long_born // 100) % 100) BETWEEN 1 AND 12 AND (odd_long_born % 100) BETWEEN 1 AND 31
    AND ((odd_long_born % 100) <= 28 OR (((odd_long_born // 100) % 100) <> 2 AND ((odd_long_born % 100) <= 30 OR (((odd_long_born // 100) % 100) + (((odd_long_born // 100) % 100) // 8)) % 2 = 1)) OR (((odd_long_born // 100) % 100) = 2 AND (odd_long_born % 100) = 29 AND ((odd_long_born // 10000) % 4 = 0 AND ((odd_long_born // 10000) % 100 <> 0 OR (odd_long_born // 10000) % 400 = 0))))) AND odd_long_born <= as_of AND as_of - odd_long_born < 1210000) THEN 'upgraded' WHEN (regexp_full_match(odd_fixed, '[1-9][0-9]{16}[0-9X]') AND right(odd_fixed, 1) = substr('10X98765432', CAST(((((odd_fixed_seventeen // 10000000000000000) % 10) * 7 + ((odd_fixed_seventeen // 1000000000000000) % 10) * 9 + ((odd_fixed_seventeen // 100000000000000) % 10) * 10 + ((odd_fixed_seventeen // 10000000000000) % 10) * 5 + ((odd_fixed_seventeen // 1000000000000) % 10) * 8 + ((odd_fixed_seventeen // 100000000000) % 10) * 4 + ((odd_fixed_seventeen // 10000000000) % 10) * 2 + ((odd_fixed_seventeen // 1000000000) % 10) * 1 + ((odd_fixed_seventeen // 100000000) % 10) * 6 + ((odd_fixed_seventeen // 10000000) % 10) * 3 + ((odd_fixed_seventeen // 1000000) % 10) * 7 + ((odd_fixed_seventeen // 100000) % 10) * 9 + ((odd_fixed_seventeen // 10000) % 10) * 10 + ((odd_fixed_seventeen // 1000) % 10) * 5 + ((odd_fixed_seventeen // 100) % 10) * 8 + ((odd_fixed_seventeen // 10) % 10) * 4 + (odd_fixed_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1)
    AND (odd_fixed_born BETWEEN 10101 AND 99991231 AND ((odd_fixed_born // 100) % 100) BETWEEN 1 AND 12 AND (odd_fixed_born % 100) BETWEEN 1 AND 31
    AND ((odd_fixed_born % 100) <= 28 OR (((odd_fixed_born // 100) % 100) <> 2 AND ((odd_fixed_born % 100) <= 30 OR (((odd_fixed_born // 100) % 100) + (((odd_fixed_born // 100) % 100) // 8)) % 2 = 1)) OR (((odd_fixed_born // 100) % 100) = 2 AND (odd_fixed_born % 100) = 29 AND ((odd_fixed_born // 10000) % 4 = 0 AND ((odd_fixed_born // 10000) % 100 <> 0 OR (odd_fixed_born // 10000) % 400 = 0))))) AND odd_fixed_born <= as_of AND as_of - odd_fixed_born < 1210000) THEN 'repaired'
      WHEN regexp_full_match(odd_text, '[A-Z]{3}[0-9A-Z]{6,15}') OR (regexp_full_match(odd_text, '[A-Z][0-9A-Z]{4,16}') AND NOT regexp_full_match(odd_text, '[A-Z]{3}.*') AND length(regexp_replace(odd_text, '[^0-9]', '', 'g')) >= 4) THEN 'plain' ELSE 'invalid' END AS odd_class FROM (SELECT *, odd_long || substr('10X98765432', CAST(((((odd_long_seventeen // 10000000000000000) % 10) * 7 + ((odd_long_seventeen // 1000000000000000) % 10) * 9 + ((odd_long_seventeen // 100000000000000) % 10) * 10 + ((odd_long_seventeen // 10000000000000) % 10) * 5 + ((odd_long_seventeen // 1000000000000) % 10) * 8 + ((odd_long_seventeen // 100000000000) % 10) * 4 + ((odd_long_seventeen // 10000000000) % 10) * 2 + ((odd_long_seventeen // 1000000000) % 10) * 1 + ((odd_long_seventeen // 100000000) % 10) * 6 + ((odd_long_seventeen // 10000000) % 10) * 3 + ((odd_long_seventeen // 1000000) % 10) * 7 + ((odd_long_seventeen // 100000) % 10) * 9 + ((odd_long_seventeen // 10000) % 10) * 10 + ((odd_long_seventeen // 1000) % 10) * 5 + ((odd_long_seventeen // 100) % 10) * 8 + ((odd_long_seventeen // 10) % 10) * 4 + (odd_long_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1) AS odd_up FROM (SELECT *, TRY_CAST(left(odd_long, 17) AS BIGINT) AS odd_long_seventeen, TRY_CAST(substr(odd_long, 7, 8) AS INTEGER) AS odd_long_born FROM (SELECT *, CASE WHEN regexp_full_match(odd_text, '[1-9][0-9]{14}') AND right(odd_text, 3) < '996' THEN left(odd_text, 6) || '19' || substr(odd_text, 7, 9) END AS odd_long,
    TRY_CAST(left(odd_text, 17) AS BIGINT) AS odd_text_seventeen, TRY_CAST(substr(odd_text, 7, 8) AS INTEGER) AS odd_text_born, TRY_CAST(left(odd_fixed, 17) AS BIGINT) AS odd_fixed_seventeen, TRY_CAST(substr(odd_fixed, 7, 8) AS INTEGER) AS odd_fixed_born FROM (SELECT *, translate(odd, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') AS odd_text, translate(odd, 'OoIl×*хХχΧx', '0011XXXXXXX') AS odd_fixed FROM (SELECT *, CASE WHEN number_a IS NOT NULL AND (regexp_full_match(number_a, '[1-9][0-9]{16}[0-9X]') AND NOT (length(number_a) = 18 AND contains('111111111111111111222222222222222222333333333333333333444444444444444444555555555555555555666666666666666666777777777777777777888888888888888888999999999999999999', number_a))) THEN NULL ELSE translate(coalesce(number_a, ''), '！＂＃＄％＆（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～	
  ­ ᠎           ​‌‍‎‏  ‪‫‬‭‮  ⁠　﻿''`‘’＇｀', '!"#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_abcdefghijklmnopqrstuvwxyz{|}~') END AS odd FROM (SELECT r.*, p.as_of FROM ruling_rows r CROSS JOIN parameters p
        WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM ruling_repeats)) n0) n1) n2) n3) n4) n5) n6) a) n0) n1) n2) n3) n4) n5) n6) b) read) ranked
    WHERE latest = 1 AND a_number IS NOT NULL AND decision IS NOT NULL;

-- fold numbers ruled to be one person: table aliases
WITH edges AS (SELECT a_number AS number, b_number AS other FROM ruling_readings WHERE decision = 'same' AND a_number <> b_number),
      one AS (SELECT number, other FROM edges UNION SELECT other, number FROM edges UNION SELECT number, number FROM edges UNION SELECT other, other FROM edges),
      two AS (SELECT DISTINCT x.number, y.other FROM one x JOIN one y ON y.number = x.other), four AS (SELECT DISTINCT x.number, y.other FROM two x JOIN two y ON y.number = x.other), eight AS (SELECT DISTINCT x.number, y.other FROM four x JOIN four y ON y.number = x.other), sixteen AS (SELECT DISTINCT x.number, y.other FROM eight x JOIN eight y ON y.number = x.other),
      groups AS (SELECT number, min(other) AS grouped FROM sixteen GROUP BY number),
      known AS (
        SELECT g.number, CASE WHEN coalesce(x.prefecture, CASE left(r.AAB299_six, 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(r.AAB299_six, 3, 2) = '99' THEN left(r.AAB299_six, 2) || '9900' ELSE left(r.AAB299_six, 4) || '00' END END) = p.area AND coalesce(r.police_status_code, '0') NOT IN ('1', '2', '7', '8') THEN 3 ELSE 2 END AS tier,
          CASE WHEN coalesce(r.police_status_code, '0') = '0' THEN 2 ELSE 0 END + CASE WHEN length(CASE WHEN r.AAB299 = '' OR r.AAB299 LIKE ' %' OR r.AAB299 LIKE '% ' OR r.AAB299 LIKE '　%' OR r.AAB299 LIKE '%　' OR r.AAB299 LIKE '	%' OR r.AAB299 LIKE '%	' OR r.AAB299 LIKE ' %' OR r.AAB299 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB299), '') ELSE r.AAB299 END) >= 12 THEN 1 ELSE 0 END AS measure, concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAC004, ''), coalesce(r.AAC006, ''), coalesce(r.AAB299, ''), coalesce(r.AAC010, ''), coalesce(r.AAE006, ''), coalesce(r.AAC301, ''), coalesce(r.AAC009, ''), coalesce(r.AAB401, ''), coalesce(r.AAC005, ''), coalesce(r.AAE005, ''), coalesce(r.former_name, ''), coalesce(r.relation, ''), coalesce(r.father, ''), coalesce(r.mother, ''), coalesce(r.spouse, ''), coalesce(r.police_status, ''), coalesce(r.op, '')) AS own_text
        FROM groups g JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM household_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.number = g.number AND r.reject_code IS NULL CROSS JOIN parameters p LEFT JOIN divisions x ON x.code = r.AAB299_six
        UNION ALL
        SELECT g.number, 1, coalesce(r.AAE035_date, 0) * CAST(100000000 AS BIGINT) + coalesce(r.AAC030_date, 0), concat_ws(chr(1), coalesce(r.AAC001, ''), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAC008, ''), coalesce(r.AAC031, ''), coalesce(r.status_code, ''), coalesce(r.AAB001, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAC030, ''), coalesce(r.AAE035, ''), coalesce(r.AAC012, ''), coalesce(r.AAC084, ''), coalesce(r.AAE005, ''), coalesce(r.AAE006, ''), coalesce(r.AAC010, ''), coalesce(r.AAC009, ''), coalesce(r.op, '')) FROM groups g JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM enrolment_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.number = g.number AND r.reject_code IS NULL)
    SELECT g.number, best.number AS kept FROM groups g JOIN (
        SELECT g.grouped, g.number, row_number() OVER (PARTITION BY g.grouped ORDER BY coalesce(k.tier, 0) DESC, coalesce(k.measure, 0) DESC, coalesce(k.own_text, '') DESC, g.number DESC) AS place
        FROM groups g LEFT JOIN known k ON k.number = g.number) best ON best.grouped = g.grouped AND best.place = 1
      WHERE g.number <> best.number;

-- list names of rulings: table ruling_names
SELECT a_name AS name FROM ruling_readings UNION SELECT b_name FROM ruling_readings;

-- place household rows: table household_placed
SELECT placed.*, inside AND status NOT IN ('1', '2', '7', '8') AS makes_person FROM (
        SELECT r.rid, coalesce(a.kept, r.number) AS number, r.number_match, CASE WHEN r.number IS NULL THEN r.number_state WHEN r.number_state IS NOT NULL THEN r.number_state
    WHEN (regexp_full_match(r.number, '[1-9][0-9]{16}[0-9X]') AND right(r.number, 1) = substr('10X98765432', CAST(((((r.n_seventeen // 10000000000000000) % 10) * 7 + ((r.n_seventeen // 1000000000000000) % 10) * 9 + ((r.n_seventeen // 100000000000000) % 10) * 10 + ((r.n_seventeen // 10000000000000) % 10) * 5 + ((r.n_seventeen // 1000000000000) % 10) * 8 + ((r.n_seventeen // 100000000000) % 10) * 4 + ((r.n_seventeen // 10000000000) % 10) * 2 + ((r.n_seventeen // 1000000000) % 10) * 1 + ((r.n_seventeen // 100000000) % 10) * 6 + ((r.n_seventeen // 10000000) % 10) * 3 + ((r.n_seventeen // 1000000) % 10) * 7 + ((r.n_seventeen // 100000) % 10) * 9 + ((r.n_seventeen // 10000) % 10) * 10 + ((r.n_seventeen // 1000) % 10) * 5 + ((r.n_seventeen // 100) % 10) * 8 + ((r.n_seventeen // 10) % 10) * 4 + (r.n_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1)
    AND (r.n_born BETWEEN 10101 AND 99991231 AND ((r.n_born // 100) % 100) BETWEEN 1 AND 12 AND (r.n_born % 100) BETWEEN 1 AND 31
    AND ((r.n_born % 100) <= 28 OR (((r.n_born // 100) % 100) <> 2 AND ((r.n_born % 100) <= 30 OR (((r.n_born // 100) % 100) + (((r.n_born // 100) % 100) // 8)) % 2 = 1)) OR (((r.n_born // 100) % 100) = 2 AND (r.n_born % 100) = 29 AND ((r.n_born // 10000) % 4 = 0 AND ((r.n_born // 10000) % 100 <> 0 OR (r.n_born // 10000) % 400 = 0))))) AND r.n_born <= p.as_of AND p.as_of - r.n_born < 1210000) THEN 'valid' ELSE 'invalid' END AS number_state,
          coalesce(r.AAC003, '') AS name, coalesce(CASE WHEN r.former_name = '' OR r.former_name LIKE ' %' OR r.former_name LIKE '% ' OR r.former_name LIKE '　%' OR r.former_name LIKE '%　' OR r.former_name LIKE '	%' OR r.former_name LIKE '%	' OR r.former_name LIKE ' %' OR r.former_name LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.former_name), '') ELSE r.former_name END, '') AS former,
          coalesce(r.police_status_code, '0') AS status,
          coalesce(d.prefecture, CASE left(r.AAB299_six, 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(r.AAB299_six, 3, 2) = '99' THEN left(r.AAB299_six, 2) || '9900' ELSE left(r.AAB299_six, 4) || '00' END END) = p.area AS inside,
          coalesce(d.prefecture, CASE left(r.AAB299_six, 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(r.AAB299_six, 3, 2) = '99' THEN left(r.AAB299_six, 2) || '9900' ELSE left(r.AAB299_six, 4) || '00' END END) AS prefecture,
          a.kept IS NOT NULL AS aliased,
          length(CASE WHEN r.AAB299 = '' OR r.AAB299 LIKE ' %' OR r.AAB299 LIKE '% ' OR r.AAB299 LIKE '　%' OR r.AAB299 LIKE '%　' OR r.AAB299 LIKE '	%' OR r.AAB299 LIKE '%	' OR r.AAB299 LIKE ' %' OR r.AAB299 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB299), '') ELSE r.AAB299 END) >= 12 AS has_village
        FROM (SELECT *, TRY_CAST(left(number, 17) AS BIGINT) AS n_seventeen, TRY_CAST(substr(number, 7, 8) AS INTEGER) AS n_born FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM household_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) numbered) r CROSS JOIN parameters p
        LEFT JOIN household_repeats again ON again.rid = r.rid
        LEFT JOIN divisions d ON d.code = r.AAB299_six
        LEFT JOIN aliases a ON a.number = r.number
        WHERE r.reject_code IS NULL AND again.rid IS NULL) placed;

-- gather rows that carry people: view carried
SELECT r.rid, CAST('enrolment' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, coalesce(a.kept, r.number) AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM enrolment_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r LEFT JOIN aliases a ON a.number = r.number 
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM enrolment_repeats)
UNION ALL
SELECT r.rid, CAST('benefit' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, coalesce(a.kept, r.number) AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM benefit_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r LEFT JOIN aliases a ON a.number = r.number 
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM benefit_repeats)
UNION ALL
SELECT r.rid, CAST('employment' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, coalesce(a.kept, r.number) AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM employment_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r LEFT JOIN aliases a ON a.number = r.number 
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM employment_repeats)
UNION ALL
SELECT r.rid, CAST('salary' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, coalesce(a.kept, r.number) AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM salary_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r LEFT JOIN aliases a ON a.number = r.number 
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM salary_repeats)
UNION ALL
SELECT r.rid, CAST('establishment' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, coalesce(a.kept, r.number) AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM establishment_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r LEFT JOIN aliases a ON a.number = r.number 
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM establishment_repeats)
UNION ALL
SELECT r.rid, CAST('student' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, coalesce(a.kept, r.number) AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM student_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r LEFT JOIN aliases a ON a.number = r.number 
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM student_repeats)
UNION ALL
SELECT r.rid, CAST('death' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, coalesce(a.kept, r.number) AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM death_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r LEFT JOIN aliases a ON a.number = r.number 
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM death_repeats)
UNION ALL
SELECT r.rid, CAST('absence' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, coalesce(a.kept, r.number) AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM absence_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r LEFT JOIN aliases a ON a.number = r.number 
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM absence_repeats)
UNION ALL
SELECT r.rid, CAST('assistance' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, coalesce(a.kept, r.number) AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM assistance_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r LEFT JOIN aliases a ON a.number = r.number 
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM assistance_repeats)
UNION ALL
SELECT r.rid, CAST('card' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, coalesce(a.kept, r.number) AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM card_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r LEFT JOIN aliases a ON a.number = r.number 
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM card_repeats)
UNION ALL
SELECT r.rid, CAST('elsewhere' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, coalesce(a.kept, r.number) AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM elsewhere_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r LEFT JOIN aliases a ON a.number = r.number 
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM elsewhere_repeats)
UNION ALL
SELECT r.rid, CAST('verified' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, coalesce(a.kept, r.number) AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM verified_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r LEFT JOIN aliases a ON a.number = r.number 
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM verified_repeats)
UNION ALL
SELECT rid, CAST('household' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, number, number_match, CAST(number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state, name, former FROM household_placed WHERE NOT makes_person;

-- match numbers: table matched
SELECT c.rid, c.kind, c.number_match, c.number_state, l.rid AS local_rid,
      CASE WHEN l.rid IS NULL THEN c.number END AS number,
      CASE WHEN l.rid IS NULL OR c.name <> l.name THEN c.name END AS name,
      CASE WHEN c.name <> l.name THEN l.name END AS local_name,
      CASE WHEN l.rid IS NULL THEN c.former WHEN c.name <> l.name THEN l.former END AS former
    FROM carried c LEFT JOIN (SELECT rid, number, name, former FROM household_placed WHERE makes_person) l ON c.number = l.number;

-- judge unmatched numbers: table unmatched
SELECT m.rid, m.kind, m.number, m.number_match, CASE WHEN m.number IS NULL THEN m.number_state WHEN m.number_state IS NOT NULL THEN m.number_state
    WHEN (regexp_full_match(m.number, '[1-9][0-9]{16}[0-9X]') AND right(m.number, 1) = substr('10X98765432', CAST(((((m.n_seventeen // 10000000000000000) % 10) * 7 + ((m.n_seventeen // 1000000000000000) % 10) * 9 + ((m.n_seventeen // 100000000000000) % 10) * 10 + ((m.n_seventeen // 10000000000000) % 10) * 5 + ((m.n_seventeen // 1000000000000) % 10) * 8 + ((m.n_seventeen // 100000000000) % 10) * 4 + ((m.n_seventeen // 10000000000) % 10) * 2 + ((m.n_seventeen // 1000000000) % 10) * 1 + ((m.n_seventeen // 100000000) % 10) * 6 + ((m.n_seventeen // 10000000) % 10) * 3 + ((m.n_seventeen // 1000000) % 10) * 7 + ((m.n_seventeen // 100000) % 10) * 9 + ((m.n_seventeen // 10000) % 10) * 10 + ((m.n_seventeen // 1000) % 10) * 5 + ((m.n_seventeen // 100) % 10) * 8 + ((m.n_seventeen // 10) % 10) * 4 + (m.n_seventeen % 10) * 2) % 11) AS INTEGER) + 1, 1)
    AND (m.n_born BETWEEN 10101 AND 99991231 AND ((m.n_born // 100) % 100) BETWEEN 1 AND 12 AND (m.n_born % 100) BETWEEN 1 AND 31
    AND ((m.n_born % 100) <= 28 OR (((m.n_born // 100) % 100) <> 2 AND ((m.n_born % 100) <= 30 OR (((m.n_born // 100) % 100) + (((m.n_born // 100) % 100) // 8)) % 2 = 1)) OR (((m.n_born // 100) % 100) = 2 AND (m.n_born % 100) = 29 AND ((m.n_born // 10000) % 4 = 0 AND ((m.n_born // 10000) % 100 <> 0 OR (m.n_born // 10000) % 400 = 0))))) AND m.n_born <= p.as_of AND p.as_of - m.n_born < 1210000) THEN 'valid' ELSE 'invalid' END AS number_state, m.name, m.former
    FROM (SELECT *, TRY_CAST(left(number, 17) AS BIGINT) AS n_seventeen, TRY_CAST(substr(number, 7, 8) AS INTEGER) AS n_born FROM matched WHERE local_rid IS NULL) m CROSS JOIN parameters p;

-- rank household rows of one number: table household_shared
SELECT h.rid, h.number, h.number_state, h.name, h.former, h.aliased,
      row_number() OVER (PARTITION BY h.number ORDER BY CASE WHEN h.status = '0' THEN 0 ELSE 1 END,
        CASE WHEN h.has_village THEN 0 ELSE 1 END, concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAC004, ''), coalesce(r.AAC006, ''), coalesce(r.AAB299, ''), coalesce(r.AAC010, ''), coalesce(r.AAE006, ''), coalesce(r.AAC301, ''), coalesce(r.AAC009, ''), coalesce(r.AAB401, ''), coalesce(r.AAC005, ''), coalesce(r.AAE005, ''), coalesce(r.former_name, ''), coalesce(r.relation, ''), coalesce(r.father, ''), coalesce(r.mother, ''), coalesce(r.spouse, ''), coalesce(r.police_status, ''), coalesce(r.op, '')) DESC, h.rid) AS place
    FROM household_placed h
    JOIN (SELECT number FROM household_placed WHERE makes_person AND number IS NOT NULL GROUP BY number HAVING count(*) > 1) shared
      ON shared.number = h.number
    JOIN household_rows r ON r.rid = h.rid
    WHERE h.makes_person;

-- pair differing names: table name_pairs
SELECT DISTINCT a, b, former FROM (
      SELECT name AS a, local_name AS b, former FROM matched WHERE local_rid IS NOT NULL AND name IS NOT NULL
      UNION ALL
      SELECT x.name, y.name, y.former FROM household_shared x JOIN household_shared y ON x.number = y.number AND x.rid <> y.rid AND x.name <> y.name
      UNION ALL
      SELECT x.name, y.name, y.former
      FROM (SELECT DISTINCT u.number, u.name FROM unmatched u JOIN (
          SELECT number FROM unmatched WHERE number IS NOT NULL GROUP BY number HAVING min(name) <> max(name)) several ON several.number = u.number) x
      JOIN (SELECT DISTINCT number, name, former FROM unmatched WHERE number IS NOT NULL) y ON x.number = y.number AND x.name <> y.name) pairs;

-- list names to fold: table name_list
SELECT DISTINCT name FROM (
      SELECT a AS name FROM name_pairs UNION ALL SELECT b FROM name_pairs UNION ALL SELECT former FROM name_pairs
      UNION ALL SELECT name FROM household_placed WHERE NOT regexp_full_match(name, '[一-龥]+')
      UNION ALL SELECT name FROM unmatched WHERE NOT regexp_full_match(name, '[一-龥]+')
      UNION ALL SELECT name FROM ruling_names) names;

-- fold names: table name_keys
SELECT name, trim(normal) AS normal, bare, variant, regexp_replace(bare, '[A-Z]+', 'a', 'g') AS tokens,
      trim(regexp_replace(bare, '[^A-Z]+', ' ', 'g')) AS runs, open_characters = 0 AS is_blank
    FROM (
      SELECT name, string_agg(normal, '' ORDER BY place) AS normal, string_agg(bare, '' ORDER BY place) AS bare,
        string_agg(CASE WHEN place = first_place THEN surname_variant ELSE variant END, '' ORDER BY place) AS variant,
        sum(CASE WHEN bare <> '' AND NOT placeholder THEN 1 ELSE 0 END) AS open_characters
      FROM (SELECT letters.*, min(CASE WHEN bare <> '' THEN place END) OVER (PARTITION BY name) AS first_place
        FROM (SELECT l.name, l.place, coalesce(k.normal, l.letter) AS normal, coalesce(k.bare, l.letter) AS bare, coalesce(k.variant, l.letter) AS variant,
            coalesce(k.surname_variant, l.letter) AS surname_variant, coalesce(k.placeholder, FALSE) AS placeholder
          FROM (SELECT name, place, substr(name, place, 1) AS letter FROM (
              SELECT name, unnest(range(1, length(name) + 1)) AS place FROM name_list) places) l
          LEFT JOIN characters k ON k.character = l.letter) letters) placed
      GROUP BY name) keys
    UNION ALL SELECT '' AS name, '' AS normal, '' AS bare, '' AS variant, '' AS tokens, '' AS runs, TRUE AS is_blank;

-- spread rulings: table rulings
SELECT DISTINCT code, decision, coalesce(ka.kept, r.a_number) AS a_number, a.bare AS a_key, coalesce(kb.kept, r.b_number) AS b_number, b.bare AS b_key, is_side FROM (
      SELECT code, decision, a_number, a_name, b_number, b_name, TRUE AS is_side FROM ruling_readings
      UNION ALL SELECT code, decision, b_number, b_name, a_number, a_name, NOT one_sided FROM ruling_readings) r
    JOIN name_keys a ON a.name = r.a_name JOIN name_keys b ON b.name = r.b_name
    LEFT JOIN aliases ka ON ka.number = r.a_number LEFT JOIN aliases kb ON kb.number = r.b_number;

-- compare names by character: table name_places
SELECT a, b, sum(CASE WHEN whole THEN 1 ELSE 0 END) AS characters, sum(CASE WHEN whole AND NOT same THEN 1 ELSE 0 END) AS differing,
        bool_and(NOT whole OR same OR sounds) AS sounds_alike,
        bool_and(NOT part OR unknown OR same OR spelled) AND sum(CASE WHEN part AND NOT unknown THEN 1 ELSE 0 END) > 0 AS fills_in
      FROM (SELECT a, b, whole, part, coalesce(xk.placeholder, FALSE) OR coalesce(yk.placeholder, FALSE) AS unknown,
          coalesce(CASE WHEN place = 1 THEN xk.surname_variant ELSE xk.variant END, x) = coalesce(CASE WHEN place = 1 THEN yk.surname_variant ELSE yk.variant END, y) AND coalesce(x_run, '') = coalesce(y_run, '') AS same,
          coalesce(CASE WHEN place = 1 THEN xk.surname_pinyin ELSE xk.pinyin END <> '' AND CASE WHEN place = 1 THEN xk.surname_pinyin ELSE xk.pinyin END = CASE WHEN place = 1 THEN yk.surname_pinyin ELSE yk.pinyin END, FALSE) AS sounds, (x_run IS NOT NULL AND regexp_full_match(y, '[〇㐀-鿿𠀀-𲎯]') AND (coalesce(yk.readings, '') = '' OR yk.readings LIKE '%,' || x_run || ',%')) OR (y_run IS NOT NULL AND regexp_full_match(x, '[〇㐀-鿿𠀀-𲎯]') AND (coalesce(xk.readings, '') = '' OR xk.readings LIKE '%,' || y_run || ',%')) AS spelled
        FROM (SELECT a, b, whole, part, place, x, y, CASE WHEN x = 'a' THEN lower(split_part(x_runs, ' ', CAST(length(left(x_text, place)) - length(replace(left(x_text, place), 'a', '')) AS INTEGER))) END AS x_run, CASE WHEN y = 'a' THEN lower(split_part(y_runs, ' ', CAST(length(left(y_text, place)) - length(replace(left(y_text, place), 'a', '')) AS INTEGER))) END AS y_run
          FROM (SELECT spread.*, substr(x_text, place, 1) AS x, substr(y_text, place, 1) AS y FROM (
              SELECT p.a, p.b, TRUE AS whole, ka.runs = '' AND kb.runs = '' AS part, ka.bare AS x_text, kb.bare AS y_text, ka.runs AS x_runs, kb.runs AS y_runs, unnest(range(1, length(ka.bare) + 1)) AS place FROM (SELECT DISTINCT a, b FROM name_pairs) p JOIN name_keys ka ON ka.name = p.a JOIN name_keys kb ON kb.name = p.b
              WHERE length(ka.bare) - length(kb.bare) = 0 AND ka.bare <> ''
              UNION ALL
              SELECT p.a, p.b, FALSE, TRUE, ka.tokens AS x_text, kb.tokens AS y_text, ka.runs AS x_runs, kb.runs AS y_runs, unnest(range(1, length(ka.tokens) + 1)) AS place FROM (SELECT DISTINCT a, b FROM name_pairs) p JOIN name_keys ka ON ka.name = p.a JOIN name_keys kb ON kb.name = p.b
              WHERE length(ka.tokens) - length(kb.tokens) = 0 AND ka.tokens <> '' AND (ka.runs <> '' OR kb.runs <> '')) spread) letters) places
        LEFT JOIN characters xk ON xk.character = x LEFT JOIN characters yk ON yk.character = y) judged
      GROUP BY a, b;

-- climb the ladder of names: table rungs
SELECT a, b, former, CASE WHEN by_form IS NOT NULL THEN by_form WHEN blank THEN 4 ELSE by_sound END AS rung,
        CASE WHEN by_form IS NULL AND blank THEN by_sound ELSE 0 END AS unless_blank
      FROM (SELECT p.a, p.b, p.former, ka.is_blank OR kb.is_blank AS blank,
          CASE WHEN ka.normal = kb.normal THEN 1
            WHEN ka.bare <> '' AND ka.bare = kb.bare THEN 2
            WHEN ka.bare <> '' AND kb.bare <> '' AND ka.variant = kb.variant THEN 3
            WHEN n.fills_in OR (length(ka.normal) >= 10 AND length(ka.variant) < length(kb.variant) AND starts_with(kb.variant, ka.variant)) OR (length(kb.normal) >= 10 AND length(kb.variant) < length(ka.variant) AND starts_with(ka.variant, kb.variant)) THEN 4 END AS by_form,
          CASE WHEN kf.bare <> '' AND (ka.normal = kf.normal OR (ka.bare <> '' AND ka.variant = kf.variant)) THEN 5
            WHEN n.characters > 0 AND n.sounds_alike OR (n.differing = 1 AND n.characters >= 3) THEN 6 ELSE 9 END AS by_sound
        FROM name_pairs p JOIN name_keys ka ON ka.name = p.a JOIN name_keys kb ON kb.name = p.b
        LEFT JOIN name_keys kf ON kf.name = p.former
        LEFT JOIN name_places n ON n.a = p.a AND n.b = p.b) climbed;

-- names ruled under one number: table ruled_names
SELECT r.a_number AS number, ka.name AS a, kb.name AS b, min(r.decision) AS decision
    FROM rulings r JOIN name_keys ka ON ka.bare = r.a_key JOIN name_keys kb ON kb.bare = r.b_key
    WHERE r.a_number = r.b_number AND r.a_key <> '' AND r.b_key <> '' AND (r.decision = 'same' OR (r.decision = 'different' AND r.code = 'number_shared' AND r.a_key <> r.b_key))
    GROUP BY r.a_number, ka.name, kb.name;

-- merge household rows: table household_merged
WITH agreeing AS (
        SELECT x.rid, x.number, x.place, min(CASE WHEN (CASE WHEN x.name = y.name THEN 0 ELSE CASE WHEN coalesce(s.decision, '') = 'same' AND coalesce(least(coalesce(forth.rung, 9), coalesce(back.rung, 9)), 9) > 5 THEN 5 WHEN coalesce(s.decision, '') = 'different' THEN 9
    WHEN coalesce(forth.unless_blank, 0) > 0 AND x.number_state <> 'valid' THEN coalesce(forth.unless_blank, 0) ELSE coalesce(least(coalesce(forth.rung, 9), coalesce(back.rung, 9)), 9) END END) <= 6 THEN y.place END) AS follows
        FROM household_shared x JOIN household_shared y ON x.number = y.number AND y.place < x.place
        LEFT JOIN rungs forth ON forth.a = x.name AND forth.b = y.name AND forth.former = y.former
        LEFT JOIN rungs back ON back.a = y.name AND back.b = x.name AND back.former = x.former
        LEFT JOIN ruled_names s ON s.number = x.number AND s.a = x.name AND s.b = y.name
        GROUP BY x.rid, x.number, x.place),
      first_hop AS (SELECT s.rid, s.number, s.place, coalesce(g.follows, s.place) AS leads
        FROM household_shared s LEFT JOIN agreeing g ON g.rid = s.rid),
      second_hop AS (SELECT f.rid, f.number, f.place, coalesce(g.leads, f.leads) AS leads FROM first_hop f LEFT JOIN first_hop g ON g.number = f.number AND g.place = f.leads),
      third_hop AS (SELECT f.rid, f.number, f.place, coalesce(g.leads, f.leads) AS leads FROM second_hop f LEFT JOIN second_hop g ON g.number = f.number AND g.place = f.leads)
      SELECT t.rid, lead.rid AS person_id, t.rid = lead.rid AS leads, me.place, lead.aliased OR me.aliased AS aliased,
        CASE WHEN me.name = lead.name THEN 0 ELSE CASE WHEN coalesce(s.decision, '') = 'same' AND coalesce(least(coalesce(forth.rung, 9), coalesce(back.rung, 9)), 9) > 5 THEN 5 WHEN coalesce(s.decision, '') = 'different' THEN 9
    WHEN coalesce(forth.unless_blank, 0) > 0 AND me.number_state <> 'valid' THEN coalesce(forth.unless_blank, 0) ELSE coalesce(least(coalesce(forth.rung, 9), coalesce(back.rung, 9)), 9) END END AS rung
      FROM third_hop t JOIN household_shared me ON me.rid = t.rid
      JOIN household_shared lead ON lead.number = t.number AND lead.place = t.leads
      LEFT JOIN rungs forth ON forth.a = me.name AND forth.b = lead.name AND forth.former = lead.former
      LEFT JOIN rungs back ON back.a = lead.name AND back.b = me.name AND back.former = me.former
      LEFT JOIN ruled_names s ON s.number = t.number AND s.a = me.name AND s.b = lead.name;

-- local people: table local_people
SELECT h.rid AS person_id, h.number, h.number_match, h.number_state, h.name, h.former, h.status, h.prefecture
    FROM household_placed h LEFT JOIN household_merged m ON m.rid = h.rid
    WHERE h.makes_person AND coalesce(m.leads, TRUE);

-- link rows to local people: table local_links
SELECT m.rid, m.kind, m.number_match, m.local_rid AS person_id, CAST(0 AS INTEGER) AS rung
      FROM matched m LEFT JOIN household_merged h ON h.rid = m.local_rid
      WHERE m.local_rid IS NOT NULL AND m.name IS NULL AND h.rid IS NULL
      UNION ALL
      SELECT rid, kind, number_match, person_id, rung FROM (
        SELECT m.rid, m.kind, m.number_match, m.local_rid AS person_id,
          CASE WHEN m.name IS NULL THEN 0 ELSE CASE WHEN coalesce(s.decision, '') = 'same' AND coalesce(r.rung, 9) > 5 THEN 5 WHEN coalesce(s.decision, '') = 'different' THEN 9
    WHEN coalesce(r.unless_blank, 0) > 0 AND p.number_state <> 'valid' THEN coalesce(r.unless_blank, 0) ELSE coalesce(r.rung, 9) END END AS rung,
          row_number() OVER (PARTITION BY m.rid ORDER BY CASE WHEN m.name IS NULL THEN 0 ELSE CASE WHEN coalesce(s.decision, '') = 'same' AND coalesce(r.rung, 9) > 5 THEN 5 WHEN coalesce(s.decision, '') = 'different' THEN 9
    WHEN coalesce(r.unless_blank, 0) > 0 AND p.number_state <> 'valid' THEN coalesce(r.unless_blank, 0) ELSE coalesce(r.rung, 9) END END, coalesce(h.place, 0), m.local_rid) AS best
        FROM matched m LEFT JOIN household_merged h ON h.rid = m.local_rid JOIN household_placed p ON p.rid = m.local_rid
        LEFT JOIN rungs r ON r.a = m.name AND r.b = m.local_name AND r.former = m.former
        LEFT JOIN ruled_names s ON s.number = p.number AND s.a = m.name AND s.b = m.local_name
        WHERE m.local_rid IS NOT NULL AND (m.name IS NOT NULL OR h.rid IS NOT NULL) AND coalesce(h.leads, TRUE)) several
      WHERE best = 1;

-- local people with a death row: table dead_local_people
SELECT DISTINCT person_id FROM local_links WHERE kind = 'death' AND rung <= 6;

-- people a row may be near to: table near_targets
SELECT p.person_id, p.number, CASE WHEN regexp_full_match(p.name, '[一-龥]+') THEN p.name ELSE k.bare END AS name_key, CASE length(p.number) WHEN 18 THEN substr(p.number, 7, 8) WHEN 15 THEN '19' || substr(p.number, 7, 6) END AS birth, CASE length(p.number) WHEN 18 THEN (length(substr(p.number, 17, 1)) = 1 AND contains('13579', substr(p.number, 17, 1))) WHEN 15 THEN (length(substr(p.number, 15, 1)) = 1 AND contains('13579', substr(p.number, 15, 1))) END AS male,
      p.number_state = 'invalid' OR p.number_match = 'upgraded' AS odd
    FROM local_people p LEFT JOIN name_keys k ON k.name = p.name
    WHERE p.number IS NOT NULL AND p.person_id NOT IN (SELECT person_id FROM dead_local_people);

-- rows that may be near to somebody: table near_rows
SELECT u.rid, u.number, CASE WHEN regexp_full_match(u.name, '[一-龥]+') THEN u.name ELSE k.bare END AS name_key, CASE length(u.number) WHEN 18 THEN substr(u.number, 7, 8) WHEN 15 THEN '19' || substr(u.number, 7, 6) END AS birth, CASE length(u.number) WHEN 18 THEN (length(substr(u.number, 17, 1)) = 1 AND contains('13579', substr(u.number, 17, 1))) WHEN 15 THEN (length(substr(u.number, 15, 1)) = 1 AND contains('13579', substr(u.number, 15, 1))) END AS male,
      u.number_state = 'invalid' OR u.number_match = 'upgraded' AS odd
    FROM unmatched u LEFT JOIN name_keys k ON k.name = u.name
    WHERE u.number IS NOT NULL AND u.kind <> 'household';

-- pair near numbers: table near_pairs
SELECT r.rid, r.number, t.person_id, t.number AS person_number, r.name_key FROM near_rows r JOIN near_targets t
      ON r.name_key = t.name_key AND r.birth = t.birth AND r.male = t.male WHERE (r.odd OR t.odd) AND r.name_key <> '' AND damerau_levenshtein(r.number, t.number) <= 2 AND r.odd
          UNION ALL SELECT r.rid, r.number, t.person_id, t.number AS person_number, r.name_key FROM near_rows r JOIN near_targets t
      ON r.name_key = t.name_key AND r.birth = t.birth AND r.male = t.male WHERE (r.odd OR t.odd) AND r.name_key <> '' AND damerau_levenshtein(r.number, t.number) <= 2 AND t.odd AND NOT r.odd
          UNION ALL SELECT r.rid, r.number, t.person_id, t.number AS person_number, r.name_key FROM near_rows r JOIN near_targets t
      ON r.name_key = t.name_key AND r.birth IS NULL WHERE (r.odd OR t.odd) AND r.name_key <> '' AND damerau_levenshtein(r.number, t.number) <= 2 AND r.odd
          UNION ALL SELECT r.rid, r.number, t.person_id, t.number AS person_number, r.name_key FROM near_rows r JOIN near_targets t
      ON r.name_key = t.name_key AND r.birth IS NULL WHERE (r.odd OR t.odd) AND r.name_key <> '' AND damerau_levenshtein(r.number, t.number) <= 2 AND t.odd AND NOT r.odd
          UNION ALL SELECT r.rid, r.number, t.person_id, t.number AS person_number, r.name_key FROM near_rows r JOIN near_targets t
      ON r.name_key = t.name_key AND t.birth IS NULL AND r.birth IS NOT NULL WHERE (r.odd OR t.odd) AND r.name_key <> '' AND damerau_levenshtein(r.number, t.number) <= 2 AND t.odd;

-- match near numbers: table near_links
SELECT n.rid, n.person_id, CASE WHEN u.name = p.name THEN 0 WHEN coalesce(ku.normal, u.name) = coalesce(kp.normal, p.name) THEN 1 ELSE 2 END AS rung
      FROM (SELECT rid, min(person_id) AS person_id FROM (
        SELECT c.rid, c.person_id FROM near_pairs c
        LEFT JOIN rulings s ON s.decision = 'different' AND s.a_number = c.number AND s.b_number = c.person_number AND s.a_key = c.name_key AND s.b_key = c.name_key
        WHERE s.code IS NULL) unruled
      GROUP BY rid HAVING count(DISTINCT person_id) = 1) n
      JOIN unmatched u ON u.rid = n.rid JOIN local_people p ON p.person_id = n.person_id
      LEFT JOIN name_keys ku ON ku.name = u.name LEFT JOIN name_keys kp ON kp.name = p.name;

-- read enrolments and benefits: table insured_rows
SELECT r.rid, CAST('enrolment' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, r.AAE140_code AS scheme, c.insurance, coalesce(r.status_code_code, c.code) AS code, CAST(CASE WHEN r.AAC008_code IN ('4', '0') THEN 'ended' WHEN r.AAC084_code = '1' THEN 'active'
        WHEN r.AAC031_code = '1' THEN 'active' WHEN r.AAC031_code = '2' THEN 'paused'
        WHEN r.AAC031_code = '3' THEN CASE WHEN r.AAC008_code IN ('1', '2') THEN 'active' ELSE 'ended' END
        WHEN r.AAC008_code = '2' THEN 'paused' WHEN r.AAC008_code = '3' THEN 'ended' ELSE 'active' END AS ENUM('active', 'paused', 'ended')) AS state,
          r.AAB301_six AS six, coalesce(d.prefecture, CASE left(r.AAB301_six, 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(r.AAB301_six, 3, 2) = '99' THEN left(r.AAB301_six, 2) || '9900' ELSE left(r.AAB301_six, 4) || '00' END END) = p.area AS inside,
        coalesce(d.prefecture, CASE left(r.AAB301_six, 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(r.AAB301_six, 3, 2) = '99' THEN left(r.AAB301_six, 2) || '9900' ELSE left(r.AAB301_six, 4) || '00' END END) AS prefecture, r.AAC030_date AS since, r.AAE035_date AS changed, CAST(NULL AS INTEGER) AS first_month, CAST(NULL AS INTEGER) AS last_month,
          CASE WHEN r.AAC001 = '' OR r.AAC001 LIKE ' %' OR r.AAC001 LIKE '% ' OR r.AAC001 LIKE '　%' OR r.AAC001 LIKE '%　' OR r.AAC001 LIKE '	%' OR r.AAC001 LIKE '%	' OR r.AAC001 LIKE ' %' OR r.AAC001 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC001), '') ELSE r.AAC001 END AS AAC001, r.AAB301, coalesce(r.AAC084_code = '1', FALSE) AS retired,
          r.AAC012_code AS AAC012, coalesce(CASE WHEN r.AAB998 = '' OR r.AAB998 LIKE ' %' OR r.AAB998 LIKE '% ' OR r.AAB998 LIKE '　%' OR r.AAB998 LIKE '%　' OR r.AAB998 LIKE '	%' OR r.AAB998 LIKE '%	' OR r.AAB998 LIKE ' %' OR r.AAB998 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB998), '') ELSE r.AAB998 END, CASE WHEN r.AAB001 = '' OR r.AAB001 LIKE ' %' OR r.AAB001 LIKE '% ' OR r.AAB001 LIKE '　%' OR r.AAB001 LIKE '%　' OR r.AAB001 LIKE '	%' OR r.AAB001 LIKE '%	' OR r.AAB001 LIKE ' %' OR r.AAB001 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB001), '') ELSE r.AAB001 END, CASE WHEN r.AAB004 = '' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% ' OR r.AAB004 LIKE '　%' OR r.AAB004 LIKE '%　' OR r.AAB004 LIKE '	%' OR r.AAB004 LIKE '%	' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB004), '') ELSE r.AAB004 END) IS NOT NULL AS names_employer
        FROM enrolment_rows r CROSS JOIN parameters p LEFT JOIN schemes c ON c.scheme = r.AAE140_code
        LEFT JOIN divisions d ON d.code = r.AAB301_six
        WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM enrolment_repeats) AND NOT coalesce(r.AAC030_date > p.as_of, FALSE)
        UNION ALL
        SELECT r.rid, CAST('elsewhere' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')), r.AAE140_code, c.insurance, coalesce(r.status_code_code, c.code) AS code, CAST(CASE WHEN r.AAC008_code IN ('4', '0') THEN 'ended' WHEN FALSE THEN 'active'
        WHEN r.AAC031_code = '1' THEN 'active' WHEN r.AAC031_code = '2' THEN 'paused'
        WHEN r.AAC031_code = '3' THEN CASE WHEN r.AAC008_code IN ('1', '2') THEN 'active' ELSE 'ended' END
        WHEN r.AAC008_code = '2' THEN 'paused' WHEN r.AAC008_code = '3' THEN 'ended' ELSE 'active' END AS ENUM('active', 'paused', 'ended')), r.AAB301_six AS six, coalesce(d.prefecture, CASE left(r.AAB301_six, 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(r.AAB301_six, 3, 2) = '99' THEN left(r.AAB301_six, 2) || '9900' ELSE left(r.AAB301_six, 4) || '00' END END) = p.area AS inside,
        coalesce(d.prefecture, CASE left(r.AAB301_six, 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(r.AAB301_six, 3, 2) = '99' THEN left(r.AAB301_six, 2) || '9900' ELSE left(r.AAB301_six, 4) || '00' END END) AS prefecture, NULL, NULL, NULL, NULL, NULL, r.AAB301, FALSE, NULL, FALSE
        FROM elsewhere_rows r CROSS JOIN parameters p LEFT JOIN schemes c ON c.scheme = r.AAE140_code
        LEFT JOIN divisions d ON d.code = r.AAB301_six
        WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM elsewhere_repeats)
        UNION ALL
        SELECT r.rid, CAST('benefit' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')), r.AAE140_code, c.insurance, c.code, CAST(CASE WHEN coalesce(r.AAE116_code, '1') = '1' THEN CASE WHEN r.AAE041_month <= p.as_of_month AND coalesce(r.AAE042_month, 999912) >= p.as_of_month
            THEN 'active' ELSE 'ended' END ELSE 'paused' END AS ENUM('active', 'paused', 'ended')),
          r.AAB301_six AS six, coalesce(d.prefecture, CASE left(r.AAB301_six, 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(r.AAB301_six, 3, 2) = '99' THEN left(r.AAB301_six, 2) || '9900' ELSE left(r.AAB301_six, 4) || '00' END END) = p.area AS inside,
        coalesce(d.prefecture, CASE left(r.AAB301_six, 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(r.AAB301_six, 3, 2) = '99' THEN left(r.AAB301_six, 2) || '9900' ELSE left(r.AAB301_six, 4) || '00' END END) AS prefecture, NULL, NULL, r.AAE041_month, r.AAE042_month, CASE WHEN r.AAC001 = '' OR r.AAC001 LIKE ' %' OR r.AAC001 LIKE '% ' OR r.AAC001 LIKE '　%' OR r.AAC001 LIKE '%　' OR r.AAC001 LIKE '	%' OR r.AAC001 LIKE '%	' OR r.AAC001 LIKE ' %' OR r.AAC001 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC001), '') ELSE r.AAC001 END, r.AAB301, FALSE, NULL, FALSE
        FROM benefit_rows r CROSS JOIN parameters p LEFT JOIN schemes c ON c.scheme = r.AAE140_code
        LEFT JOIN divisions d ON d.code = r.AAB301_six
        WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM benefit_repeats);

-- rows left over: table left_over
SELECT u.* FROM unmatched u WHERE u.rid NOT IN (SELECT rid FROM near_links);

-- numbers of dead, cancelled and moved people: table held_numbers
SELECT l.number, l.name, l.former, l.rid, CASE WHEN l.kind = 'household' THEN 0 ELSE 1 END AS place
    FROM left_over l LEFT JOIN household_placed h ON h.rid = l.rid
    WHERE l.number IS NOT NULL AND (l.kind = 'death' OR (l.kind = 'household' AND h.status IN ('1', '2', '7', '8')));

-- candidates with household elsewhere: table outsider_candidates
SELECT c.rid, c.number, c.name, c.place, c.changed, c.since FROM (
      SELECT l.rid, l.number, l.name, CASE WHEN i.kind = 'enrolment' THEN 0 ELSE 1 END AS place,
        coalesce(i.changed, 0) AS changed, coalesce(i.since, i.first_month, 0) AS since
      FROM left_over l JOIN insured_rows i ON i.rid = l.rid
      WHERE l.number_state = 'valid' AND i.inside AND i.state = 'active' AND i.code IS NOT NULL) c
    LEFT JOIN (SELECT DISTINCT number FROM held_numbers) any_holder ON any_holder.number = c.number
    LEFT JOIN (
      SELECT h.number, l.name FROM held_numbers h JOIN (SELECT DISTINCT number, name FROM left_over) l ON l.number = h.number
      LEFT JOIN rungs r ON r.a = l.name AND r.b = h.name AND r.former = h.former
      LEFT JOIN ruled_names s ON s.number = h.number AND s.a = l.name AND s.b = h.name
      WHERE (CASE WHEN l.name = h.name THEN 0 ELSE CASE WHEN coalesce(s.decision, '') = 'same' AND coalesce(r.rung, 9) > 5 THEN 5 WHEN coalesce(s.decision, '') = 'different' THEN 9
    WHEN 0 > 0 AND 'valid' <> 'valid' THEN 0 ELSE coalesce(r.rung, 9) END END) <= 6
      GROUP BY h.number, l.name) agreeing ON agreeing.number = c.number AND agreeing.name = c.name
    WHERE any_holder.number IS NULL OR agreeing.name IS NOT NULL;

-- people with household elsewhere: table outsiders
WITH top AS (SELECT number, rid, name FROM (
        SELECT c.*, rank() OVER (PARTITION BY number ORDER BY place, changed DESC, since DESC) AS latest FROM outsider_candidates c) ranked WHERE latest = 1),
      tied AS (SELECT number FROM top GROUP BY number HAVING min(name) <> max(name)),
      decided AS (
        SELECT number, min(name) AS name FROM top WHERE number NOT IN (SELECT number FROM tied) GROUP BY number
        UNION ALL
        SELECT number, arg_max(name, own_text) AS name FROM (
          SELECT t.number, t.name, concat_ws(chr(1), coalesce(r.AAC001, ''), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAC008, ''), coalesce(r.AAC031, ''), coalesce(r.status_code, ''), coalesce(r.AAB001, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAC030, ''), coalesce(r.AAE035, ''), coalesce(r.AAC012, ''), coalesce(r.AAC084, ''), coalesce(r.AAE005, ''), coalesce(r.AAE006, ''), coalesce(r.AAC010, ''), coalesce(r.AAC009, ''), coalesce(r.op, '')) AS own_text FROM top t JOIN enrolment_rows r ON r.rid = t.rid WHERE t.number IN (SELECT number FROM tied)
          UNION ALL
          SELECT t.number, t.name, concat_ws(chr(1), coalesce(r.AAC001, ''), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAE041, ''), coalesce(r.AAE042, ''), coalesce(r.AAE116, ''), coalesce(r.op, '')) FROM top t JOIN benefit_rows r ON r.rid = t.rid WHERE t.number IN (SELECT number FROM tied)) texts
        GROUP BY number)
      SELECT min(top.rid) AS person_id, decided.number, decided.name, coalesce(max(h.former), '') AS former
      FROM decided JOIN top ON top.number = decided.number AND top.name = decided.name
      LEFT JOIN (SELECT number, name, former FROM left_over WHERE kind = 'household') h ON h.number = decided.number AND h.name = decided.name
      GROUP BY decided.number, decided.name;

-- link rows to people with household elsewhere: table outsider_links
SELECT l.rid, l.kind, l.number_match, l.number, h.person_id, h.name AS holder_name, CASE WHEN h.name IS NOT NULL THEN CASE WHEN l.name = h.name THEN 0 ELSE CASE WHEN coalesce(s.decision, '') = 'same' AND coalesce(r.rung, 9) > 5 THEN 5 WHEN coalesce(s.decision, '') = 'different' THEN 9
    WHEN coalesce(r.unless_blank, 0) > 0 AND l.number_state <> 'valid' THEN coalesce(r.unless_blank, 0) ELSE coalesce(r.rung, 9) END END END AS rung
      FROM left_over l LEFT JOIN outsiders h ON h.number = l.number LEFT JOIN rungs r ON r.a = l.name AND r.b = h.name AND r.former = h.former LEFT JOIN ruled_names s ON s.number = l.number AND s.a = l.name AND s.b = h.name
      WHERE NOT EXISTS (SELECT 1 FROM held_numbers x LEFT JOIN outsiders y ON y.number = x.number WHERE x.number = l.number AND y.number IS NULL)
      UNION ALL
      SELECT rid, kind, number_match, number, CAST(NULL AS BIGINT), name, rung FROM (
        SELECT l.rid, l.kind, l.number_match, l.number, h.name, CASE WHEN l.name = h.name THEN 0 ELSE CASE WHEN coalesce(s.decision, '') = 'same' AND coalesce(r.rung, 9) > 5 THEN 5 WHEN coalesce(s.decision, '') = 'different' THEN 9
    WHEN coalesce(r.unless_blank, 0) > 0 AND l.number_state <> 'valid' THEN coalesce(r.unless_blank, 0) ELSE coalesce(r.rung, 9) END END AS rung, row_number() OVER (PARTITION BY l.rid ORDER BY CASE WHEN l.name = h.name THEN 0 ELSE CASE WHEN coalesce(s.decision, '') = 'same' AND coalesce(r.rung, 9) > 5 THEN 5 WHEN coalesce(s.decision, '') = 'different' THEN 9
    WHEN coalesce(r.unless_blank, 0) > 0 AND l.number_state <> 'valid' THEN coalesce(r.unless_blank, 0) ELSE coalesce(r.rung, 9) END END, h.place, h.name, h.former) AS best
        FROM left_over l JOIN held_numbers h ON h.number = l.number LEFT JOIN rungs r ON r.a = l.name AND r.b = h.name AND r.former = h.former LEFT JOIN ruled_names s ON s.number = l.number AND s.a = l.name AND s.b = h.name
        WHERE l.number NOT IN (SELECT number FROM outsiders)) gone WHERE best = 1;

-- decide links: table row_links
SELECT h.rid, CAST('household' AS ENUM('household', 'enrolment', 'benefit', 'employment', 'salary', 'establishment', 'student', 'death', 'absence', 'assistance', 'card', 'elsewhere', 'verified')) AS kind, CAST(CASE WHEN h.number IS NULL THEN 'none' ELSE h.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
      coalesce(m.person_id, h.rid) AS person_id, coalesce(m.rung, 0) AS rung, CAST(CASE WHEN coalesce(m.rung, 0) IS NULL THEN 'none' WHEN coalesce(m.rung, 0) <= 5 THEN 'auto' WHEN coalesce(m.rung, 0) = 6 THEN 'review' ELSE 'conflict' END AS ENUM('auto', 'review', 'conflict', 'none')) AS decision, FALSE AS near
    FROM household_placed h LEFT JOIN household_merged m ON m.rid = h.rid WHERE h.makes_person
    UNION ALL
    SELECT rid, kind, number_match, person_id, rung, CAST(CASE WHEN rung IS NULL THEN 'none' WHEN rung <= 5 THEN 'auto' WHEN rung = 6 THEN 'review' ELSE 'conflict' END AS ENUM('auto', 'review', 'conflict', 'none')), FALSE FROM local_links
    UNION ALL
    SELECT n.rid, u.kind, CAST('near' AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')), n.person_id, n.rung, CAST('review' AS ENUM('auto', 'review', 'conflict', 'none')), TRUE FROM near_links n JOIN unmatched u ON u.rid = n.rid
    UNION ALL
    SELECT rid, kind, CAST(CASE WHEN rung IS NULL THEN 'none' ELSE number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')), person_id, rung, CAST(CASE WHEN rung IS NULL THEN 'none' WHEN rung <= 5 THEN 'auto' WHEN rung = 6 THEN 'review' ELSE 'conflict' END AS ENUM('auto', 'review', 'conflict', 'none')), FALSE FROM outsider_links;

-- dead holders: table dead_holders
SELECT l.person_id, min((r.death_date_date // 100)) AS death_month FROM row_links l JOIN death_rows r ON r.rid = l.rid
    WHERE l.kind = 'death' AND l.decision IN ('auto', 'review') AND NOT l.near AND l.person_id IS NOT NULL GROUP BY l.person_id;

-- household rows of people with household elsewhere: table outsider_households
SELECT l.person_id, l.rid, h.status, row_number() OVER (PARTITION BY l.person_id ORDER BY CASE WHEN h.status = '0' THEN 0 ELSE 1 END,
      CASE WHEN h.has_village THEN 0 ELSE 1 END, concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAC004, ''), coalesce(r.AAC006, ''), coalesce(r.AAB299, ''), coalesce(r.AAC010, ''), coalesce(r.AAE006, ''), coalesce(r.AAC301, ''), coalesce(r.AAC009, ''), coalesce(r.AAB401, ''), coalesce(r.AAC005, ''), coalesce(r.AAE005, ''), coalesce(r.former_name, ''), coalesce(r.relation, ''), coalesce(r.father, ''), coalesce(r.mother, ''), coalesce(r.spouse, ''), coalesce(r.police_status, ''), coalesce(r.op, '')) DESC) AS place
    FROM outsiders o JOIN row_links l ON l.person_id = o.person_id AND l.kind = 'household' AND l.decision IN ('auto', 'review')
    JOIN household_placed h ON h.rid = l.rid AND (length(h.status) = 1 AND contains('03469', h.status)) JOIN household_rows r ON r.rid = l.rid;

-- gather the people of the register: table people
SELECT p.person_id, p.number, p.number_match, p.number_state, p.name, p.former, p.status, TRUE AS is_local, p.prefecture AS home
    FROM local_people p WHERE p.person_id NOT IN (SELECT person_id FROM dead_holders)
    UNION ALL
    SELECT o.person_id, o.number, 'same', 'valid', o.name, o.former, coalesce(h.status, '0'), FALSE, NULL
    FROM outsiders o LEFT JOIN outsider_households h ON h.person_id = o.person_id AND h.place = 1
    WHERE o.person_id NOT IN (SELECT person_id FROM dead_holders);

-- gather evidence of insurance: table evidence
SELECT e.*, CASE
          WHEN e.state <> 'active' OR e.code IS NULL OR (e.near AND e.kind = 'benefit') THEN NULL
          WHEN e.kind = 'benefit' AND e.place_class = 0 THEN CASE WHEN e.scheme = '110' THEN 0 WHEN e.scheme = '120' THEN 1
            WHEN e.insurance = 1 THEN 50 + CASE e.code WHEN '11' THEN 0 WHEN '13' THEN 1 WHEN '12' THEN 2 WHEN '14' THEN 3 WHEN '15' THEN 4 WHEN '21' THEN 0 WHEN '24' THEN 1 WHEN '25' THEN 2 WHEN '27' THEN 3 WHEN '22' THEN 4 WHEN '23' THEN 5 WHEN '26' THEN 6 WHEN '30' THEN 0 WHEN '40' THEN 0 WHEN '50' THEN 0 ELSE 9 END WHEN e.insurance = 4 THEN 50 END
          WHEN e.kind = 'benefit' THEN CASE WHEN e.insurance = 1 THEN 59 + 10 * e.place_class END
          WHEN e.place_class = 0 THEN 10 + CASE e.code WHEN '11' THEN 0 WHEN '13' THEN 1 WHEN '12' THEN 2 WHEN '14' THEN 3 WHEN '15' THEN 4 WHEN '21' THEN 0 WHEN '24' THEN 1 WHEN '25' THEN 2 WHEN '27' THEN 3 WHEN '22' THEN 4 WHEN '23' THEN 5 WHEN '26' THEN 6 WHEN '30' THEN 0 WHEN '40' THEN 0 WHEN '50' THEN 0 ELSE 9 END ELSE 50 + 10 * e.place_class + CASE e.code WHEN '11' THEN 0 WHEN '13' THEN 1 WHEN '12' THEN 2 WHEN '14' THEN 3 WHEN '15' THEN 4 WHEN '21' THEN 0 WHEN '24' THEN 1 WHEN '25' THEN 2 WHEN '27' THEN 3 WHEN '22' THEN 4 WHEN '23' THEN 5 WHEN '26' THEN 6 WHEN '30' THEN 0 WHEN '40' THEN 0 WHEN '50' THEN 0 ELSE 9 END END * CAST(100000000 AS BIGINT)
          + CASE WHEN e.near THEN 10000000000 ELSE 0 END + 99999999 - coalesce(e.since, 0) AS strength
      FROM (SELECT i.*, l.person_id, l.near, l.rung, p.is_local,
          CASE WHEN i.inside THEN 0 WHEN left(i.six, 2) = left(q.area, 2) THEN 1 ELSE 2 END AS place_class
        FROM row_links l JOIN insured_rows i ON i.rid = l.rid JOIN people p ON p.person_id = l.person_id CROSS JOIN parameters q
        WHERE l.kind IN ('enrolment', 'elsewhere', 'benefit') AND l.decision IN ('auto', 'review')) e;

-- weigh evidence: table weighed
SELECT person_id, insurance, min(strength) AS strength, count(*) AS rows,
      min(CASE WHEN kind <> 'benefit' THEN AAB301 END) AS place
    FROM evidence WHERE strength IS NOT NULL GROUP BY person_id, insurance;

-- texts of tied evidence: table evidence_texts
WITH tied AS (
        SELECT e.rid, e.kind FROM evidence e JOIN (
          SELECT e.person_id, e.insurance, e.strength, coalesce(e.AAC001, '') AS account FROM evidence e
          JOIN weighed w ON w.person_id = e.person_id AND w.insurance = e.insurance AND w.rows > 1
          WHERE e.strength IS NOT NULL GROUP BY e.person_id, e.insurance, e.strength, coalesce(e.AAC001, '')
          HAVING min(e.AAB301) <> max(e.AAB301)) t
        ON t.person_id = e.person_id AND t.insurance = e.insurance AND t.strength = e.strength AND t.account = coalesce(e.AAC001, ''))
      SELECT r.rid, concat_ws(chr(1), coalesce(r.AAC001, ''), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAC008, ''), coalesce(r.AAC031, ''), coalesce(r.status_code, ''), coalesce(r.AAB001, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAC030, ''), coalesce(r.AAE035, ''), coalesce(r.AAC012, ''), coalesce(r.AAC084, ''), coalesce(r.AAE005, ''), coalesce(r.AAE006, ''), coalesce(r.AAC010, ''), coalesce(r.AAC009, ''), coalesce(r.op, '')) AS own_text FROM tied t JOIN enrolment_rows r ON r.rid = t.rid
      UNION ALL
      SELECT r.rid, concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAC008, ''), coalesce(r.AAC031, ''), coalesce(r.status_code, ''), coalesce(r.op, '')) FROM tied t JOIN elsewhere_rows r ON r.rid = t.rid;

-- settle ties of evidence: table tied_places
SELECT person_id, insurance, AAB301, code, strength FROM (
      SELECT t.person_id, t.insurance, t.AAB301, t.code, t.strength, row_number() OVER (PARTITION BY t.person_id, t.insurance
        ORDER BY t.strength, coalesce(t.AAC001, ''), t.own_text DESC, t.rid) AS best
      FROM (
        SELECT e.person_id, e.insurance, e.AAB301, e.code, e.strength, e.AAC001, e.rid, coalesce(x.own_text, '') AS own_text
        FROM evidence e JOIN weighed w ON w.person_id = e.person_id AND w.insurance = e.insurance AND w.rows > 1
        LEFT JOIN evidence_texts x ON x.rid = e.rid
        WHERE e.strength IS NOT NULL AND e.kind <> 'benefit') t) ranked
    WHERE best = 1;

-- codes by evidence: table evidenced
SELECT c.person_id, c.insurance, c.code, c.strength >= 10000000000 AS near, CASE WHEN c.rows = 1 THEN c.place WHEN t.strength = c.strength OR (t.code = c.code AND t.strength < 2000000000) THEN t.AAB301 END AS place
    FROM (SELECT w.*, CASE w.insurance WHEN 1 THEN CASE (w.strength // 100000000) WHEN 10 THEN '11' WHEN 11 THEN '13' WHEN 12 THEN '12' WHEN 13 THEN '14' WHEN 14 THEN '15' WHEN 110 THEN '11' WHEN 111 THEN '13' WHEN 112 THEN '12' WHEN 113 THEN '14' WHEN 114 THEN '15' WHEN 0 THEN '11' WHEN 1 THEN '13' WHEN 50 THEN '11' WHEN 51 THEN '13' WHEN 52 THEN '12' WHEN 53 THEN '14' WHEN 54 THEN '15' ELSE CASE WHEN (w.strength // 100000000) % 100 BETWEEN 60 AND 69 THEN '81' WHEN (w.strength // 100000000) % 100 >= 70 THEN '82' END END
        WHEN 2 THEN CASE (w.strength // 100000000) WHEN 10 THEN '21' WHEN 11 THEN '24' WHEN 12 THEN '25' WHEN 13 THEN '27' WHEN 14 THEN '22' WHEN 15 THEN '23' WHEN 16 THEN '26' WHEN 110 THEN '21' WHEN 111 THEN '24' WHEN 112 THEN '25' WHEN 113 THEN '27' WHEN 114 THEN '22' WHEN 115 THEN '23' WHEN 116 THEN '26' ELSE CASE WHEN (w.strength // 100000000) % 100 BETWEEN 60 AND 69 THEN '81' WHEN (w.strength // 100000000) % 100 >= 70 THEN '82' END END
        WHEN 3 THEN CASE (w.strength // 100000000) WHEN 10 THEN '30' WHEN 110 THEN '30' ELSE CASE WHEN (w.strength // 100000000) % 100 BETWEEN 60 AND 69 THEN '81' WHEN (w.strength // 100000000) % 100 >= 70 THEN '82' END END
        WHEN 4 THEN CASE (w.strength // 100000000) WHEN 10 THEN '40' WHEN 110 THEN '40' WHEN 50 THEN '40' ELSE CASE WHEN (w.strength // 100000000) % 100 BETWEEN 60 AND 69 THEN '81' WHEN (w.strength // 100000000) % 100 >= 70 THEN '82' END END
        WHEN 5 THEN CASE (w.strength // 100000000) WHEN 10 THEN '50' WHEN 110 THEN '50' ELSE CASE WHEN (w.strength // 100000000) % 100 BETWEEN 60 AND 69 THEN '81' WHEN (w.strength // 100000000) % 100 >= 70 THEN '82' END END END AS code FROM weighed w) c
    LEFT JOIN tied_places t ON t.person_id = c.person_id AND t.insurance = c.insurance;

-- attributes from enrolments and benefits: table enrolment_attributes
SELECT person_id,
        bool_or(coalesce((kind = 'benefit' AND state = 'active' AND scheme IN ('110', '120')) OR (kind = 'enrolment' AND state = 'active' AND scheme IN ('110', '120') AND retired), FALSE)) AS draws_employee_pension,
        bool_or(coalesce(kind = 'benefit' AND state = 'active' AND scheme = '170', FALSE)) AS draws_resident_pension,
        bool_or(coalesce(kind = 'benefit' AND state = 'active' AND scheme = '210', FALSE)) AS draws_unemployment,
        bool_or(coalesce(scheme IN ('110', '120', '410', '210') AND state = 'active' AND kind <> 'benefit' AND NOT retired AND coalesce(AAC012, '') NOT IN ('51', '54') AND place_class = 0 AND names_employer, FALSE)) AS employed_by_enrolment,
        bool_or(coalesce(scheme IN ('110', '120', '410', '210') AND state = 'active' AND kind <> 'benefit' AND NOT retired AND coalesce(AAC012, '') NOT IN ('51', '54') AND place_class > 0, FALSE)) AS employed_elsewhere,
        bool_or(coalesce(kind = 'enrolment' AND state = 'active' AND scheme = '110' AND NOT names_employer, FALSE)) AS flexible_enrolment,
        bool_or(coalesce(kind <> 'benefit' AND state = 'active' AND code = '14', FALSE)) AS landless_scheme,
        bool_or(coalesce(kind <> 'benefit' AND state = 'paused' AND insurance = 1 AND code IS NOT NULL, FALSE)) AS paused_1, bool_or(coalesce(kind <> 'benefit' AND state = 'paused' AND insurance = 2 AND code IS NOT NULL, FALSE)) AS paused_2, bool_or(coalesce(kind <> 'benefit' AND state = 'paused' AND insurance = 3 AND code IS NOT NULL, FALSE)) AS paused_3, bool_or(coalesce(kind <> 'benefit' AND state = 'paused' AND insurance = 4 AND code IS NOT NULL, FALSE)) AS paused_4, bool_or(coalesce(kind <> 'benefit' AND state = 'paused' AND insurance = 5 AND code IS NOT NULL, FALSE)) AS paused_5
      FROM evidence WHERE NOT near GROUP BY person_id;

-- personal status of enrolments: table flexible_values
SELECT person_id, 'AAC012' AS field, coalesce(changed, 0) * CAST(100000000 AS BIGINT) + coalesce(since, 0) AS sequence, AAC012 AS value, rid
    FROM evidence WHERE kind = 'enrolment' AND state IN ('active', 'paused') AND NOT near AND AAC012 IS NOT NULL
      AND person_id IN (SELECT person_id FROM evidence WHERE kind = 'enrolment' AND state IN ('active', 'paused') AND AAC012 IN ('51', '54'));

-- latest flexible values: table flexible_top
SELECT v.person_id, v.field, min(v.value) AS value, max(v.value) AS other, max(v.sequence) AS sequence
        FROM flexible_values v JOIN (
          SELECT person_id, field, max(sequence) AS sequence FROM flexible_values GROUP BY person_id, field) top
          ON top.person_id = v.person_id AND top.field = v.field AND top.sequence = v.sequence
        GROUP BY v.person_id, v.field;

-- settle flexible values: table flexible_latest
SELECT person_id, field, value FROM flexible_top WHERE value = other
        UNION ALL
        SELECT person_id, field, arg_max(value, own_text) AS value FROM (
          SELECT v.person_id, v.field, v.value, concat_ws(chr(1), coalesce(r.AAC001, ''), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAC008, ''), coalesce(r.AAC031, ''), coalesce(r.status_code, ''), coalesce(r.AAB001, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAC030, ''), coalesce(r.AAE035, ''), coalesce(r.AAC012, ''), coalesce(r.AAC084, ''), coalesce(r.AAE005, ''), coalesce(r.AAE006, ''), coalesce(r.AAC010, ''), coalesce(r.AAC009, ''), coalesce(r.op, '')) AS own_text FROM flexible_top t
                JOIN flexible_values v ON v.person_id = t.person_id AND v.field = t.field AND v.sequence = t.sequence
                JOIN enrolment_rows r ON r.rid = v.rid WHERE t.value <> t.other) texts
        GROUP BY person_id, field;

-- types of units: table unit_types
SELECT AAB998, arg_max(AAB019, own_text) AS AAB019, arg_max(AAB004, own_text) AS AAB004 FROM (
        SELECT CASE WHEN r.AAB998 IS NULL THEN NULL WHEN length(r.AAB998) = 18 AND r.AAB998 = upper(r.AAB998) AND ascii(r.AAB998) < 128 AND NOT contains(r.AAB998, ' ') AND NOT contains(r.AAB998, '　') AND NOT contains(r.AAB998, '-') THEN r.AAB998
    ELSE NULLIF(upper(replace(replace(translate(r.AAB998, '０１２３４５６７８９ＡＢＣＤＥＦＧＨＪＫＬＭＮＰＱＲＴＵＷＸＹ－　', '0123456789ABCDEFGHJKLMNPQRTUWXY- '), ' ', ''), '-', '')), '') END AS AAB998, r.AAB019_code AS AAB019, CASE WHEN r.AAB004 = '' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% ' OR r.AAB004 LIKE '　%' OR r.AAB004 LIKE '%　' OR r.AAB004 LIKE '	%' OR r.AAB004 LIKE '%	' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB004), '') ELSE r.AAB004 END AS AAB004,
          CASE WHEN coalesce(r.state_code, '1') = '1' THEN '1' ELSE '0' END || CASE WHEN r.AAB019_code IS NULL THEN '0' ELSE '1' END || concat_ws(chr(1), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAB301, ''), coalesce(r.state, ''), coalesce(r.AAE005, ''), coalesce(r.op, '')) AS own_text
        FROM unit_rows r WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM unit_repeats)) u
      WHERE AAB998 IS NOT NULL GROUP BY AAB998;

-- who employs whom: table employment
SELECT l.person_id, r.rid, 0 AS place, CAST(0 AS BIGINT) AS sequence, CASE WHEN r.AAB998 IS NULL THEN NULL WHEN length(r.AAB998) = 18 AND r.AAB998 = upper(r.AAB998) AND ascii(r.AAB998) < 128 AND NOT contains(r.AAB998, ' ') AND NOT contains(r.AAB998, '　') AND NOT contains(r.AAB998, '-') THEN r.AAB998
    ELSE NULLIF(upper(replace(replace(translate(r.AAB998, '０１２３４５６７８９ＡＢＣＤＥＦＧＨＪＫＬＭＮＰＱＲＴＵＷＸＹ－　', '0123456789ABCDEFGHJKLMNPQRTUWXY- '), ' ', ''), '-', '')), '') END AS AAB998, CASE WHEN r.AAB004 = '' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% ' OR r.AAB004 LIKE '　%' OR r.AAB004 LIKE '%　' OR r.AAB004 LIKE '	%' OR r.AAB004 LIKE '%	' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB004), '') ELSE r.AAB004 END AS AAB004, r.AAB019_code AS AAB019, CAST(NULL AS STRING) AS AAB001, r.AAC012_code AS AAC012, '' AS scheme
      FROM establishment_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'establishment' AND l.decision IN ('auto', 'review') AND NOT l.near
  JOIN people p ON p.person_id = l.person_id CROSS JOIN parameters q
      UNION ALL
      SELECT l.person_id, r.rid, 1, coalesce(r.AAE030_date, 0), CASE WHEN r.AAB998 IS NULL THEN NULL WHEN length(r.AAB998) = 18 AND r.AAB998 = upper(r.AAB998) AND ascii(r.AAB998) < 128 AND NOT contains(r.AAB998, ' ') AND NOT contains(r.AAB998, '　') AND NOT contains(r.AAB998, '-') THEN r.AAB998
    ELSE NULLIF(upper(replace(replace(translate(r.AAB998, '０１２３４５６７８９ＡＢＣＤＥＦＧＨＪＫＬＭＮＰＱＲＴＵＷＸＹ－　', '0123456789ABCDEFGHJKLMNPQRTUWXY- '), ' ', ''), '-', '')), '') END AS AAB998, CASE WHEN r.AAB004 = '' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% ' OR r.AAB004 LIKE '　%' OR r.AAB004 LIKE '%　' OR r.AAB004 LIKE '	%' OR r.AAB004 LIKE '%	' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB004), '') ELSE r.AAB004 END AS AAB004, r.AAB019_code AS AAB019, CASE WHEN r.AAB001 = '' OR r.AAB001 LIKE ' %' OR r.AAB001 LIKE '% ' OR r.AAB001 LIKE '　%' OR r.AAB001 LIKE '%　' OR r.AAB001 LIKE '	%' OR r.AAB001 LIKE '%	' OR r.AAB001 LIKE ' %' OR r.AAB001 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB001), '') ELSE r.AAB001 END, NULL, ''
      FROM employment_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'employment' AND l.decision IN ('auto', 'review') AND NOT l.near
  JOIN people p ON p.person_id = l.person_id CROSS JOIN parameters q WHERE coalesce(r.AAE030_date, 0) <= q.as_of AND coalesce(r.AAE031_date, 99991231) >= q.as_of
      UNION ALL
      SELECT l.person_id, r.rid, 2, r.AAE041_month, CASE WHEN r.AAB998 IS NULL THEN NULL WHEN length(r.AAB998) = 18 AND r.AAB998 = upper(r.AAB998) AND ascii(r.AAB998) < 128 AND NOT contains(r.AAB998, ' ') AND NOT contains(r.AAB998, '　') AND NOT contains(r.AAB998, '-') THEN r.AAB998
    ELSE NULLIF(upper(replace(replace(translate(r.AAB998, '０１２３４５６７８９ＡＢＣＤＥＦＧＨＪＫＬＭＮＰＱＲＴＵＷＸＹ－　', '0123456789ABCDEFGHJKLMNPQRTUWXY- '), ' ', ''), '-', '')), '') END AS AAB998, CASE WHEN r.AAB004 = '' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% ' OR r.AAB004 LIKE '　%' OR r.AAB004 LIKE '%　' OR r.AAB004 LIKE '	%' OR r.AAB004 LIKE '%	' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB004), '') ELSE r.AAB004 END AS AAB004, r.AAB019_code AS AAB019, NULL, NULL, ''
      FROM salary_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'salary' AND l.decision IN ('auto', 'review') AND NOT l.near
  JOIN people p ON p.person_id = l.person_id CROSS JOIN parameters q WHERE r.AAE041_month BETWEEN ((((q.as_of_month // 100) * 12 + q.as_of_month % 100 - 1 - 2) // 12) * 100 + ((q.as_of_month // 100) * 12 + q.as_of_month % 100 - 1 - 2) % 12 + 1) AND q.as_of_month
      UNION ALL
      SELECT e.person_id, r.rid, 3, coalesce(e.changed, 0) * CAST(100000000 AS BIGINT) + coalesce(e.since, 0), CASE WHEN r.AAB998 IS NULL THEN NULL WHEN length(r.AAB998) = 18 AND r.AAB998 = upper(r.AAB998) AND ascii(r.AAB998) < 128 AND NOT contains(r.AAB998, ' ') AND NOT contains(r.AAB998, '　') AND NOT contains(r.AAB998, '-') THEN r.AAB998
    ELSE NULLIF(upper(replace(replace(translate(r.AAB998, '０１２３４５６７８９ＡＢＣＤＥＦＧＨＪＫＬＭＮＰＱＲＴＵＷＸＹ－　', '0123456789ABCDEFGHJKLMNPQRTUWXY- '), ' ', ''), '-', '')), '') END AS AAB998, CASE WHEN r.AAB004 = '' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% ' OR r.AAB004 LIKE '　%' OR r.AAB004 LIKE '%　' OR r.AAB004 LIKE '	%' OR r.AAB004 LIKE '%	' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB004), '') ELSE r.AAB004 END AS AAB004, r.AAB019_code AS AAB019, CASE WHEN r.AAB001 = '' OR r.AAB001 LIKE ' %' OR r.AAB001 LIKE '% ' OR r.AAB001 LIKE '　%' OR r.AAB001 LIKE '%　' OR r.AAB001 LIKE '	%' OR r.AAB001 LIKE '%	' OR r.AAB001 LIKE ' %' OR r.AAB001 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB001), '') ELSE r.AAB001 END, e.AAC012, CASE WHEN e.place_class = 0 THEN e.scheme ELSE '' END
      FROM evidence e JOIN enrolment_rows r ON r.rid = e.rid
      WHERE e.kind = 'enrolment' AND e.state = 'active' AND NOT e.near AND (e.names_employer OR (e.scheme = '120' AND e.place_class = 0));

-- latest employers: table employer_top
SELECT person_id, rid, AAB998, AAB001, AAB004, AAB019, concat_ws(chr(1), coalesce(AAB998, ''), coalesce(AAB001, ''), coalesce(AAB004, ''), coalesce(AAB019, '')) AS spelled FROM (
          SELECT e.*, rank() OVER (PARTITION BY e.person_id ORDER BY e.place, e.sequence DESC) AS latest
          FROM employment e WHERE coalesce(AAB998, AAB001, AAB004) IS NOT NULL) ranked
        WHERE latest = 1;

-- settle employers: table employers
SELECT e.person_id, e.AAB998, e.AAB001, coalesce(e.AAB004, u.AAB004) AS AAB004, coalesce(e.AAB019, u.AAB019, '10') AS unit_type FROM (
          SELECT person_id, min(AAB998) AS AAB998, min(AAB001) AS AAB001, min(AAB004) AS AAB004, min(AAB019) AS AAB019 FROM employer_top
          GROUP BY person_id HAVING min(spelled) = max(spelled)
          UNION ALL
          SELECT t.person_id, t.AAB998, t.AAB001, t.AAB004, t.AAB019 FROM employer_top t JOIN (
            SELECT person_id, arg_max(rid, own_text) AS rid FROM (
              SELECT t.person_id, t.rid, concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAC012, ''), coalesce(r.op, '')) AS own_text FROM employer_top t JOIN establishment_rows r ON r.rid = t.rid
                  WHERE t.person_id IN (SELECT person_id FROM employer_top GROUP BY person_id HAVING min(spelled) <> max(spelled)) UNION ALL SELECT t.person_id, t.rid, concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAB998, ''), coalesce(r.AAB001, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAE030, ''), coalesce(r.AAE031, ''), coalesce(r.op, '')) AS own_text FROM employer_top t JOIN employment_rows r ON r.rid = t.rid
                  WHERE t.person_id IN (SELECT person_id FROM employer_top GROUP BY person_id HAVING min(spelled) <> max(spelled)) UNION ALL SELECT t.person_id, t.rid, concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAE041, ''), coalesce(r.op, '')) AS own_text FROM employer_top t JOIN salary_rows r ON r.rid = t.rid
                  WHERE t.person_id IN (SELECT person_id FROM employer_top GROUP BY person_id HAVING min(spelled) <> max(spelled)) UNION ALL SELECT t.person_id, t.rid, concat_ws(chr(1), coalesce(r.AAC001, ''), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAC008, ''), coalesce(r.AAC031, ''), coalesce(r.status_code, ''), coalesce(r.AAB001, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAC030, ''), coalesce(r.AAE035, ''), coalesce(r.AAC012, ''), coalesce(r.AAC084, ''), coalesce(r.AAE005, ''), coalesce(r.AAE006, ''), coalesce(r.AAC010, ''), coalesce(r.AAC009, ''), coalesce(r.op, '')) AS own_text FROM employer_top t JOIN enrolment_rows r ON r.rid = t.rid
                  WHERE t.person_id IN (SELECT person_id FROM employer_top GROUP BY person_id HAVING min(spelled) <> max(spelled))) texts GROUP BY person_id) best ON best.rid = t.rid) e
        LEFT JOIN unit_types u ON u.AAB998 = e.AAB998;

-- attributes from employment: table employment_attributes
SELECT m.person_id, bool_or(m.place < 3) AS employed_by_source,
          bool_or(coalesce((m.place = 0 OR m.scheme = '120') AND (m.AAC012 IN ('11', '12') OR coalesce(m.AAB019, u.AAB019) = '30'), FALSE)) AS civil_servant,
          bool_or(coalesce((m.place = 0 OR m.scheme = '120') AND coalesce(m.AAB019, u.AAB019) IN ('50', '55', '56', '57'), FALSE)) AS established_post
        FROM employment m LEFT JOIN unit_types u ON u.AAB998 = m.AAB998 GROUP BY m.person_id;

-- absence, study and assistance: table circumstances
SELECT person_id, bool_or(what = '1') AS soldier, bool_or(what = '2') AS prisoner, bool_or(what = '3') AS abroad,
      bool_or(what = 'student') AS student, max(CASE WHEN what = 'assistance' THEN category END) AS assistance
    FROM (
      SELECT l.person_id, r.reason_code AS what, CAST(NULL AS STRING) AS category FROM absence_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'absence' AND l.decision IN ('auto', 'review') AND NOT l.near CROSS JOIN parameters q WHERE coalesce(r.AAE030_date, 0) <= q.as_of AND coalesce(r.AAE031_date, 99991231) >= q.as_of
      UNION ALL
      SELECT l.person_id, 'student', NULL FROM student_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'student' AND l.decision IN ('auto', 'review') AND NOT l.near CROSS JOIN parameters q WHERE coalesce(r.state_code, '1') = '1' AND coalesce(r.AAE030_date, 0) <= q.as_of AND coalesce(r.AAE031_date, 99991231) >= q.as_of
      UNION ALL
      SELECT l.person_id, 'assistance', CASE WHEN r.category = '' OR r.category LIKE ' %' OR r.category LIKE '% ' OR r.category LIKE '　%' OR r.category LIKE '%　' OR r.category LIKE '	%' OR r.category LIKE '%	' OR r.category LIKE ' %' OR r.category LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.category), '') ELSE r.category END FROM assistance_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'assistance' AND l.decision IN ('auto', 'review') AND NOT l.near CROSS JOIN parameters q WHERE coalesce(r.AAE030_date, 0) <= q.as_of AND coalesce(r.AAE031_date, 99991231) >= q.as_of) c
    WHERE person_id IS NOT NULL GROUP BY person_id;

-- household data of people: view household_of_people
SELECT p.person_id, r.rid, r.AAC004_code AS own_AAC004, r.AAC006_date AS own_AAC006, coalesce(r.AAC004_code, f.AAC004) AS AAC004, coalesce(r.AAC006_date, f.AAC006) AS AAC006, coalesce(r.AAC009_code, f.AAC009) AS AAC009, coalesce(CASE WHEN r.AAC003 = '' OR r.AAC003 LIKE ' %' OR r.AAC003 LIKE '% ' OR r.AAC003 LIKE '　%' OR r.AAC003 LIKE '%　' OR r.AAC003 LIKE '	%' OR r.AAC003 LIKE '%	' OR r.AAC003 LIKE ' %' OR r.AAC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC003), '') ELSE r.AAC003 END, f.AAC003) AS AAC003, coalesce(CASE WHEN r.AAC010 = '' OR r.AAC010 LIKE ' %' OR r.AAC010 LIKE '% ' OR r.AAC010 LIKE '　%' OR r.AAC010 LIKE '%　' OR r.AAC010 LIKE '	%' OR r.AAC010 LIKE '%	' OR r.AAC010 LIKE ' %' OR r.AAC010 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC010), '') ELSE r.AAC010 END, f.AAC010) AS AAC010, coalesce(CASE WHEN r.AAE006 = '' OR r.AAE006 LIKE ' %' OR r.AAE006 LIKE '% ' OR r.AAE006 LIKE '　%' OR r.AAE006 LIKE '%　' OR r.AAE006 LIKE '	%' OR r.AAE006 LIKE '%	' OR r.AAE006 LIKE ' %' OR r.AAE006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE006), '') ELSE r.AAE006 END, f.AAE006) AS AAE006, coalesce(CASE WHEN r.AAB401 = '' OR r.AAB401 LIKE ' %' OR r.AAB401 LIKE '% ' OR r.AAB401 LIKE '　%' OR r.AAB401 LIKE '%　' OR r.AAB401 LIKE '	%' OR r.AAB401 LIKE '%	' OR r.AAB401 LIKE ' %' OR r.AAB401 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB401), '') ELSE r.AAB401 END, f.AAB401) AS AAB401, coalesce(CASE WHEN r.AAE005 = '' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% ' OR r.AAE005 LIKE '　%' OR r.AAE005 LIKE '%　' OR r.AAE005 LIKE '	%' OR r.AAE005 LIKE '%	' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE005), '') ELSE r.AAE005 END, f.AAE005) AS AAE005,
      CASE WHEN r.AAB299 = '' OR r.AAB299 LIKE ' %' OR r.AAB299 LIKE '% ' OR r.AAB299 LIKE '　%' OR r.AAB299 LIKE '%　' OR r.AAB299 LIKE '	%' OR r.AAB299 LIKE '%	' OR r.AAB299 LIKE ' %' OR r.AAB299 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB299), '') ELSE r.AAB299 END AS AAB299, r.AAB299_six
    FROM people p
    LEFT JOIN outsider_households o ON o.person_id = p.person_id AND o.place = 1
    JOIN household_rows r ON r.rid = CASE WHEN p.is_local THEN p.person_id ELSE o.rid END
    LEFT JOIN (
      SELECT m.person_id, arg_max(r.AAC004_code, CASE WHEN r.AAC004_code IS NOT NULL THEN -m.place END) AS AAC004, arg_max(r.AAC006_date, CASE WHEN r.AAC006_date IS NOT NULL THEN -m.place END) AS AAC006, arg_max(r.AAC009_code, CASE WHEN r.AAC009_code IS NOT NULL THEN -m.place END) AS AAC009, arg_max(CASE WHEN r.AAC003 = '' OR r.AAC003 LIKE ' %' OR r.AAC003 LIKE '% ' OR r.AAC003 LIKE '　%' OR r.AAC003 LIKE '%　' OR r.AAC003 LIKE '	%' OR r.AAC003 LIKE '%	' OR r.AAC003 LIKE ' %' OR r.AAC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC003), '') ELSE r.AAC003 END, CASE WHEN CASE WHEN r.AAC003 = '' OR r.AAC003 LIKE ' %' OR r.AAC003 LIKE '% ' OR r.AAC003 LIKE '　%' OR r.AAC003 LIKE '%　' OR r.AAC003 LIKE '	%' OR r.AAC003 LIKE '%	' OR r.AAC003 LIKE ' %' OR r.AAC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC003), '') ELSE r.AAC003 END IS NOT NULL THEN -m.place END) AS AAC003, arg_max(CASE WHEN r.AAC010 = '' OR r.AAC010 LIKE ' %' OR r.AAC010 LIKE '% ' OR r.AAC010 LIKE '　%' OR r.AAC010 LIKE '%　' OR r.AAC010 LIKE '	%' OR r.AAC010 LIKE '%	' OR r.AAC010 LIKE ' %' OR r.AAC010 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC010), '') ELSE r.AAC010 END, CASE WHEN CASE WHEN r.AAC010 = '' OR r.AAC010 LIKE ' %' OR r.AAC010 LIKE '% ' OR r.AAC010 LIKE '　%' OR r.AAC010 LIKE '%　' OR r.AAC010 LIKE '	%' OR r.AAC010 LIKE '%	' OR r.AAC010 LIKE ' %' OR r.AAC010 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC010), '') ELSE r.AAC010 END IS NOT NULL THEN -m.place END) AS AAC010, arg_max(CASE WHEN r.AAE006 = '' OR r.AAE006 LIKE ' %' OR r.AAE006 LIKE '% ' OR r.AAE006 LIKE '　%' OR r.AAE006 LIKE '%　' OR r.AAE006 LIKE '	%' OR r.AAE006 LIKE '%	' OR r.AAE006 LIKE ' %' OR r.AAE006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE006), '') ELSE r.AAE006 END, CASE WHEN CASE WHEN r.AAE006 = '' OR r.AAE006 LIKE ' %' OR r.AAE006 LIKE '% ' OR r.AAE006 LIKE '　%' OR r.AAE006 LIKE '%　' OR r.AAE006 LIKE '	%' OR r.AAE006 LIKE '%	' OR r.AAE006 LIKE ' %' OR r.AAE006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE006), '') ELSE r.AAE006 END IS NOT NULL THEN -m.place END) AS AAE006, arg_max(CASE WHEN r.AAB401 = '' OR r.AAB401 LIKE ' %' OR r.AAB401 LIKE '% ' OR r.AAB401 LIKE '　%' OR r.AAB401 LIKE '%　' OR r.AAB401 LIKE '	%' OR r.AAB401 LIKE '%	' OR r.AAB401 LIKE ' %' OR r.AAB401 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB401), '') ELSE r.AAB401 END, CASE WHEN CASE WHEN r.AAB401 = '' OR r.AAB401 LIKE ' %' OR r.AAB401 LIKE '% ' OR r.AAB401 LIKE '　%' OR r.AAB401 LIKE '%　' OR r.AAB401 LIKE '	%' OR r.AAB401 LIKE '%	' OR r.AAB401 LIKE ' %' OR r.AAB401 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB401), '') ELSE r.AAB401 END IS NOT NULL THEN -m.place END) AS AAB401, arg_max(CASE WHEN r.AAE005 = '' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% ' OR r.AAE005 LIKE '　%' OR r.AAE005 LIKE '%　' OR r.AAE005 LIKE '	%' OR r.AAE005 LIKE '%	' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE005), '') ELSE r.AAE005 END, CASE WHEN CASE WHEN r.AAE005 = '' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% ' OR r.AAE005 LIKE '　%' OR r.AAE005 LIKE '%　' OR r.AAE005 LIKE '	%' OR r.AAE005 LIKE '%	' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE005), '') ELSE r.AAE005 END IS NOT NULL THEN -m.place END) AS AAE005 FROM (
        SELECT person_id, rid, place FROM household_merged WHERE NOT leads UNION ALL SELECT person_id, rid, place FROM outsider_households WHERE place > 1) m
      JOIN household_rows r ON r.rid = m.rid GROUP BY m.person_id) f ON f.person_id = p.person_id;

-- gather attributes and apply the policy table: table attributes
SELECT a.*, CASE WHEN a.soldier THEN 1 WHEN a.prisoner THEN 2 WHEN a.abroad_or_missing THEN 3 WHEN coalesce(a.age, 16) < 16 THEN 4 WHEN a.draws_employee_pension THEN 5 WHEN a.draws_resident_pension AND coalesce(a.age, 16) >= 60 THEN 6 WHEN a.civil_servant AND coalesce(a.age, 16) < 60 THEN 7 WHEN a.established_post AND coalesce(a.age, 16) < 60 THEN 8 WHEN a.employed_here AND a.overseas_number AND coalesce(a.age, 16) < 60 THEN 9 WHEN a.employed_here AND a.foreign_number AND coalesce(a.age, 16) < 60 THEN 10 WHEN a.employed_here AND (a.unit_type = '81') AND coalesce(a.age, 16) < 60 THEN 11 WHEN a.employed_here AND coalesce(a.age, 16) < 60 THEN 12 WHEN a.employed_outside AND coalesce(a.age, 16) < 60 THEN 13 WHEN a.student THEN 14 WHEN a.draws_unemployment THEN 15 WHEN a.landless_scheme THEN 16 WHEN a.flexible THEN 17 WHEN a.overseas_number AND NOT a.employed_here THEN 18 WHEN a.foreign_number AND NOT a.employed_here THEN 19 WHEN coalesce(a.age, 16) >= 60 THEN 20 ELSE 21 END AS rule_place FROM (SELECT w.*, ((w.as_of - coalesce(w.number_birth, w.stated_birth)) // 10000) AS age
      FROM (SELECT p.person_id, q.as_of, CASE WHEN (p.number_state = 'valid' AND regexp_full_match(p.number, '[1-9][0-9]{16}[0-9X]')) THEN TRY_CAST(substr(p.number, 7, 8) AS INTEGER) END AS number_birth, CASE WHEN (p.number_state = 'valid' AND regexp_full_match(p.number, '[1-9][0-9]{16}[0-9X]')) THEN CASE WHEN TRY_CAST(substr(p.number, 17, 1) AS INTEGER) % 2 = 1 THEN '1' ELSE '2' END END AS number_sex,
        h.AAC006 AS stated_birth, h.AAC004 AS stated_sex, h.own_AAC006 AS own_birth, h.own_AAC004 AS own_sex,
        p.status = '3' OR coalesce(c.soldier, FALSE) AS soldier, coalesce(c.prisoner, FALSE) AS prisoner,
        p.status IN ('4', '6') OR coalesce(c.abroad, FALSE) AS abroad_or_missing, coalesce(c.student, FALSE) AS student, c.assistance,
        coalesce(e.draws_employee_pension, FALSE) AS draws_employee_pension, coalesce(e.draws_resident_pension, FALSE) AS draws_resident_pension,
        coalesce(e.draws_unemployment, FALSE) AS draws_unemployment,
        coalesce(m.employed_by_source, FALSE) OR coalesce(e.employed_by_enrolment, FALSE) AS employed_here,
        coalesce(e.employed_elsewhere, FALSE) AND NOT (coalesce(m.employed_by_source, FALSE) OR coalesce(e.employed_by_enrolment, FALSE)) AS employed_outside,
        coalesce(y.unit_type, '10') AS unit_type, y.AAB998, y.AAB001, y.AAB004, coalesce(m.civil_servant, FALSE) AS civil_servant, coalesce(m.established_post, FALSE) AS established_post,
        coalesce(f.value IN ('51', '54'), FALSE) OR coalesce(e.flexible_enrolment, FALSE) AS flexible, coalesce(e.landless_scheme, FALSE) AS landless_scheme,
        coalesce(left(p.number, 6) IN ('810000', '820000', '830000') OR (p.number_state = 'valid' AND regexp_full_match(p.number, '[HM][0-9]{8}|[HM][0-9]{10}')), FALSE) AS overseas_number,
        coalesce((length(p.number) = 18 AND left(p.number, 1) = '9') OR regexp_full_match(p.number, '[A-Z]{3}.*')
          OR (p.number_state = 'valid' AND regexp_full_match(p.number, '[A-Z].*') AND NOT (p.number_state = 'valid' AND regexp_full_match(p.number, '[HM][0-9]{8}|[HM][0-9]{10}'))), FALSE) AS foreign_number,
        coalesce(e.paused_1, FALSE) AS paused_1, coalesce(e.paused_2, FALSE) AS paused_2, coalesce(e.paused_3, FALSE) AS paused_3, coalesce(e.paused_4, FALSE) AS paused_4, coalesce(e.paused_5, FALSE) AS paused_5
      FROM people p CROSS JOIN parameters q
      LEFT JOIN household_of_people h ON h.person_id = p.person_id
      LEFT JOIN enrolment_attributes e ON e.person_id = p.person_id
      LEFT JOIN employment_attributes m ON m.person_id = p.person_id
      LEFT JOIN employers y ON y.person_id = p.person_id
      LEFT JOIN circumstances c ON c.person_id = p.person_id
      LEFT JOIN flexible_latest f ON f.person_id = p.person_id) w) a;

-- codes by person: table evidenced_codes
SELECT person_id, max(CASE WHEN insurance = 1 THEN code END) AS code_1, max(CASE WHEN insurance = 1 THEN place END) AS place_1, max(CASE WHEN insurance = 2 THEN code END) AS code_2, max(CASE WHEN insurance = 2 THEN place END) AS place_2, max(CASE WHEN insurance = 3 THEN code END) AS code_3, max(CASE WHEN insurance = 3 THEN place END) AS place_3, max(CASE WHEN insurance = 4 THEN code END) AS code_4, max(CASE WHEN insurance = 4 THEN place END) AS place_4, max(CASE WHEN insurance = 5 THEN code END) AS code_5, max(CASE WHEN insurance = 5 THEN place END) AS place_5,
      bool_or(near) AS rests_on_near FROM evidenced GROUP BY person_id;

-- list conflicts: table conflicts
SELECT c.*, EXISTS (SELECT 1 FROM rulings r WHERE r.code = 'number_shared' AND r.decision IN ('different', 'lawful') AND r.a_number = c.number AND r.a_key IN ('', coalesce(ka.bare, c.name))
    AND r.b_number = c.number AND r.b_key IN ('', coalesce(kb.bare, c.holder_name))) AS ruled FROM (
      SELECT l.rid, l.kind, l.person_id, h.number, m.name, h.name AS holder_name FROM row_links l
      JOIN matched m ON m.rid = l.rid AND m.local_rid = l.person_id JOIN household_placed h ON h.rid = l.person_id WHERE l.decision = 'conflict'
      UNION ALL
      SELECT o.rid, o.kind, o.person_id, o.number, x.name, o.holder_name FROM outsider_links o JOIN left_over x ON x.rid = o.rid WHERE o.rung = 9) c
    LEFT JOIN name_keys ka ON ka.name = c.name LEFT JOIN name_keys kb ON kb.name = c.holder_name;

-- list people who share a number: table strangers
WITH leads AS (SELECT h.rid, h.number, h.name, k.bare FROM household_merged m JOIN household_placed h ON h.rid = m.rid JOIN name_keys k ON k.name = h.name WHERE m.leads)
    SELECT x.rid AS person_id, x.number, bool_and(EXISTS (SELECT 1 FROM rulings r WHERE r.code = 'number_shared' AND r.decision IN ('different', 'lawful') AND r.a_number = x.number AND r.a_key IN ('', x.bare)
    AND r.b_number = x.number AND r.b_key IN ('', y.bare))) AS ruled
    FROM leads x JOIN leads y ON x.number = y.number AND x.rid <> y.rid
    GROUP BY x.rid, x.number;

-- gather doubts: table doubts
SELECT person_id, bool_or(hard) AS hard FROM (
      SELECT p.person_id, TRUE AS hard FROM conflicts c JOIN people p ON p.number = c.number WHERE NOT c.ruled AND c.kind IN ('enrolment', 'elsewhere', 'benefit')
      UNION ALL SELECT person_id, TRUE FROM strangers WHERE NOT ruled
      UNION ALL SELECT person_id, FALSE FROM household_merged WHERE rung = 6
      UNION ALL SELECT person_id, FALSE FROM row_links WHERE rung = 6 AND decision = 'review' AND NOT near AND kind IN ('enrolment', 'elsewhere', 'benefit')
      UNION ALL SELECT person_id, FALSE FROM evidenced_codes WHERE rests_on_near
      UNION ALL SELECT person_id, TRUE FROM people WHERE number_state = 'invalid' AND is_local
      UNION ALL SELECT person_id, TRUE FROM attributes WHERE (own_birth <> number_birth) OR (own_sex <> number_sex)) d
    GROUP BY person_id;

-- find empty indicators: table gaps
SELECT * FROM (SELECT p.person_id, CASE WHEN p.name = '' OR p.name LIKE ' %' OR p.name LIKE '% ' OR p.name LIKE '　%' OR p.name LIKE '%　' OR p.name LIKE '	%' OR p.name LIKE '%	' OR p.name LIKE ' %' OR p.name LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM p.name), '') ELSE p.name END IS NULL AS no_AAC003, h.AAC009 IS NULL AS no_AAC009, h.AAC010 IS NULL AS no_AAC010,
        h.AAE005 IS NULL AS no_AAE005, h.AAE006 IS NULL AS no_AAE006
      FROM people p LEFT JOIN household_of_people h ON h.person_id = p.person_id) g
    WHERE no_AAC003 OR no_AAC009 OR no_AAC010 OR no_AAE005 OR no_AAE006;

-- values for empty indicators: table fill_values
WITH enrolled AS MATERIALIZED (SELECT l.person_id, r.rid, r.AAC003, r.AAC009_code, r.AAC010, r.AAE005, r.AAE006, i.changed, i.since, g.no_AAC003, g.no_AAC009, g.no_AAC010, g.no_AAE005, g.no_AAE006
      FROM gaps g JOIN row_links l ON l.person_id = g.person_id AND l.kind = 'enrolment' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN insured_rows i ON i.rid = l.rid JOIN enrolment_rows r ON r.rid = l.rid), cards AS (SELECT l.person_id, r.rid, r.AAC003, r.AAE005, r.AAE006, g.no_AAC003, g.no_AAE005, g.no_AAE006
      FROM gaps g JOIN row_links l ON l.person_id = g.person_id AND l.kind = 'card' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN card_rows r ON r.rid = l.rid)
      SELECT c.person_id, 'AAC003' AS field, CAST(10000000000000000 AS BIGINT) + coalesce(c.changed, 0) * CAST(100000000 AS BIGINT) + coalesce(c.since, 0) AS sequence, CASE WHEN c.AAC003 = '' OR c.AAC003 LIKE ' %' OR c.AAC003 LIKE '% ' OR c.AAC003 LIKE '　%' OR c.AAC003 LIKE '%　' OR c.AAC003 LIKE '	%' OR c.AAC003 LIKE '%	' OR c.AAC003 LIKE ' %' OR c.AAC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAC003), '') ELSE c.AAC003 END AS value, c.rid FROM enrolled c WHERE c.no_AAC003 AND CASE WHEN c.AAC003 = '' OR c.AAC003 LIKE ' %' OR c.AAC003 LIKE '% ' OR c.AAC003 LIKE '　%' OR c.AAC003 LIKE '%　' OR c.AAC003 LIKE '	%' OR c.AAC003 LIKE '%	' OR c.AAC003 LIKE ' %' OR c.AAC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAC003), '') ELSE c.AAC003 END IS NOT NULL
      UNION ALL SELECT c.person_id, 'AAC009' AS field, CAST(10000000000000000 AS BIGINT) + coalesce(c.changed, 0) * CAST(100000000 AS BIGINT) + coalesce(c.since, 0) AS sequence, c.AAC009_code AS value, c.rid FROM enrolled c WHERE c.no_AAC009 AND c.AAC009_code IS NOT NULL
      UNION ALL SELECT c.person_id, 'AAC010' AS field, CAST(10000000000000000 AS BIGINT) + coalesce(c.changed, 0) * CAST(100000000 AS BIGINT) + coalesce(c.since, 0) AS sequence, CASE WHEN c.AAC010 = '' OR c.AAC010 LIKE ' %' OR c.AAC010 LIKE '% ' OR c.AAC010 LIKE '　%' OR c.AAC010 LIKE '%　' OR c.AAC010 LIKE '	%' OR c.AAC010 LIKE '%	' OR c.AAC010 LIKE ' %' OR c.AAC010 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAC010), '') ELSE c.AAC010 END AS value, c.rid FROM enrolled c WHERE c.no_AAC010 AND CASE WHEN c.AAC010 = '' OR c.AAC010 LIKE ' %' OR c.AAC010 LIKE '% ' OR c.AAC010 LIKE '　%' OR c.AAC010 LIKE '%　' OR c.AAC010 LIKE '	%' OR c.AAC010 LIKE '%	' OR c.AAC010 LIKE ' %' OR c.AAC010 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAC010), '') ELSE c.AAC010 END IS NOT NULL
      UNION ALL SELECT c.person_id, 'AAE005' AS field, CAST(10000000000000000 AS BIGINT) + coalesce(c.changed, 0) * CAST(100000000 AS BIGINT) + coalesce(c.since, 0) AS sequence, CASE WHEN c.AAE005 = '' OR c.AAE005 LIKE ' %' OR c.AAE005 LIKE '% ' OR c.AAE005 LIKE '　%' OR c.AAE005 LIKE '%　' OR c.AAE005 LIKE '	%' OR c.AAE005 LIKE '%	' OR c.AAE005 LIKE ' %' OR c.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAE005), '') ELSE c.AAE005 END AS value, c.rid FROM enrolled c WHERE c.no_AAE005 AND CASE WHEN c.AAE005 = '' OR c.AAE005 LIKE ' %' OR c.AAE005 LIKE '% ' OR c.AAE005 LIKE '　%' OR c.AAE005 LIKE '%　' OR c.AAE005 LIKE '	%' OR c.AAE005 LIKE '%	' OR c.AAE005 LIKE ' %' OR c.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAE005), '') ELSE c.AAE005 END IS NOT NULL
      UNION ALL SELECT c.person_id, 'AAE006' AS field, CAST(10000000000000000 AS BIGINT) + coalesce(c.changed, 0) * CAST(100000000 AS BIGINT) + coalesce(c.since, 0) AS sequence, CASE WHEN c.AAE006 = '' OR c.AAE006 LIKE ' %' OR c.AAE006 LIKE '% ' OR c.AAE006 LIKE '　%' OR c.AAE006 LIKE '%　' OR c.AAE006 LIKE '	%' OR c.AAE006 LIKE '%	' OR c.AAE006 LIKE ' %' OR c.AAE006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAE006), '') ELSE c.AAE006 END AS value, c.rid FROM enrolled c WHERE c.no_AAE006 AND CASE WHEN c.AAE006 = '' OR c.AAE006 LIKE ' %' OR c.AAE006 LIKE '% ' OR c.AAE006 LIKE '　%' OR c.AAE006 LIKE '%　' OR c.AAE006 LIKE '	%' OR c.AAE006 LIKE '%	' OR c.AAE006 LIKE ' %' OR c.AAE006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAE006), '') ELSE c.AAE006 END IS NOT NULL
      UNION ALL SELECT c.person_id, 'AAC003' AS field, CAST(0 AS BIGINT) AS sequence, CASE WHEN c.AAC003 = '' OR c.AAC003 LIKE ' %' OR c.AAC003 LIKE '% ' OR c.AAC003 LIKE '　%' OR c.AAC003 LIKE '%　' OR c.AAC003 LIKE '	%' OR c.AAC003 LIKE '%	' OR c.AAC003 LIKE ' %' OR c.AAC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAC003), '') ELSE c.AAC003 END AS value, c.rid FROM cards c WHERE c.no_AAC003 AND CASE WHEN c.AAC003 = '' OR c.AAC003 LIKE ' %' OR c.AAC003 LIKE '% ' OR c.AAC003 LIKE '　%' OR c.AAC003 LIKE '%　' OR c.AAC003 LIKE '	%' OR c.AAC003 LIKE '%	' OR c.AAC003 LIKE ' %' OR c.AAC003 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAC003), '') ELSE c.AAC003 END IS NOT NULL
      UNION ALL SELECT c.person_id, 'AAE005' AS field, CAST(0 AS BIGINT) AS sequence, CASE WHEN c.AAE005 = '' OR c.AAE005 LIKE ' %' OR c.AAE005 LIKE '% ' OR c.AAE005 LIKE '　%' OR c.AAE005 LIKE '%　' OR c.AAE005 LIKE '	%' OR c.AAE005 LIKE '%	' OR c.AAE005 LIKE ' %' OR c.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAE005), '') ELSE c.AAE005 END AS value, c.rid FROM cards c WHERE c.no_AAE005 AND CASE WHEN c.AAE005 = '' OR c.AAE005 LIKE ' %' OR c.AAE005 LIKE '% ' OR c.AAE005 LIKE '　%' OR c.AAE005 LIKE '%　' OR c.AAE005 LIKE '	%' OR c.AAE005 LIKE '%	' OR c.AAE005 LIKE ' %' OR c.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAE005), '') ELSE c.AAE005 END IS NOT NULL
      UNION ALL SELECT c.person_id, 'AAE006' AS field, CAST(0 AS BIGINT) AS sequence, CASE WHEN c.AAE006 = '' OR c.AAE006 LIKE ' %' OR c.AAE006 LIKE '% ' OR c.AAE006 LIKE '　%' OR c.AAE006 LIKE '%　' OR c.AAE006 LIKE '	%' OR c.AAE006 LIKE '%	' OR c.AAE006 LIKE ' %' OR c.AAE006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAE006), '') ELSE c.AAE006 END AS value, c.rid FROM cards c WHERE c.no_AAE006 AND CASE WHEN c.AAE006 = '' OR c.AAE006 LIKE ' %' OR c.AAE006 LIKE '% ' OR c.AAE006 LIKE '　%' OR c.AAE006 LIKE '%　' OR c.AAE006 LIKE '	%' OR c.AAE006 LIKE '%	' OR c.AAE006 LIKE ' %' OR c.AAE006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM c.AAE006), '') ELSE c.AAE006 END IS NOT NULL;

-- latest fill values: table fill_top
SELECT v.person_id, v.field, min(v.value) AS value, max(v.value) AS other, max(v.sequence) AS sequence
        FROM fill_values v JOIN (
          SELECT person_id, field, max(sequence) AS sequence FROM fill_values GROUP BY person_id, field) top
          ON top.person_id = v.person_id AND top.field = v.field AND top.sequence = v.sequence
        GROUP BY v.person_id, v.field;

-- settle fill values: table fill_latest
SELECT person_id, field, value FROM fill_top WHERE value = other
        UNION ALL
        SELECT person_id, field, arg_max(value, own_text) AS value FROM (
          SELECT v.person_id, v.field, v.value, concat_ws(chr(1), coalesce(r.AAC001, ''), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAC008, ''), coalesce(r.AAC031, ''), coalesce(r.status_code, ''), coalesce(r.AAB001, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAC030, ''), coalesce(r.AAE035, ''), coalesce(r.AAC012, ''), coalesce(r.AAC084, ''), coalesce(r.AAE005, ''), coalesce(r.AAE006, ''), coalesce(r.AAC010, ''), coalesce(r.AAC009, ''), coalesce(r.op, '')) AS own_text FROM fill_top t
                JOIN fill_values v ON v.person_id = t.person_id AND v.field = t.field AND v.sequence = t.sequence
                JOIN enrolment_rows r ON r.rid = v.rid WHERE t.value <> t.other UNION ALL SELECT v.person_id, v.field, v.value, concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE005, ''), coalesce(r.AAE006, ''), coalesce(r.op, '')) AS own_text FROM fill_top t
                JOIN fill_values v ON v.person_id = t.person_id AND v.field = t.field AND v.sequence = t.sequence
                JOIN card_rows r ON r.rid = v.rid WHERE t.value <> t.other) texts
        GROUP BY person_id, field;

-- personal status of people: table personal_status_values
SELECT person_id, 'AAC012' AS field, coalesce(changed, 0) * CAST(100000000 AS BIGINT) + coalesce(since, 0) AS sequence, AAC012 AS value, rid
    FROM evidence WHERE kind = 'enrolment' AND NOT near AND AAC012 IS NOT NULL;

-- latest personal_status values: table personal_status_top
SELECT v.person_id, v.field, min(v.value) AS value, max(v.value) AS other, max(v.sequence) AS sequence
        FROM personal_status_values v JOIN (
          SELECT person_id, field, max(sequence) AS sequence FROM personal_status_values GROUP BY person_id, field) top
          ON top.person_id = v.person_id AND top.field = v.field AND top.sequence = v.sequence
        GROUP BY v.person_id, v.field;

-- settle personal_status values: table personal_status_latest
SELECT person_id, field, value FROM personal_status_top WHERE value = other
        UNION ALL
        SELECT person_id, field, arg_max(value, own_text) AS value FROM (
          SELECT v.person_id, v.field, v.value, concat_ws(chr(1), coalesce(r.AAC001, ''), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAC008, ''), coalesce(r.AAC031, ''), coalesce(r.status_code, ''), coalesce(r.AAB001, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAC030, ''), coalesce(r.AAE035, ''), coalesce(r.AAC012, ''), coalesce(r.AAC084, ''), coalesce(r.AAE005, ''), coalesce(r.AAE006, ''), coalesce(r.AAC010, ''), coalesce(r.AAC009, ''), coalesce(r.op, '')) AS own_text FROM personal_status_top t
                JOIN personal_status_values v ON v.person_id = t.person_id AND v.field = t.field AND v.sequence = t.sequence
                JOIN enrolment_rows r ON r.rid = v.rid WHERE t.value <> t.other) texts
        GROUP BY person_id, field;

-- filled indicators: table filled_in
SELECT person_id, max(CASE WHEN field = 'AAC003' THEN value END) AS AAC003, max(CASE WHEN field = 'AAC009' THEN value END) AS AAC009, max(CASE WHEN field = 'AAC010' THEN value END) AS AAC010, max(CASE WHEN field = 'AAE005' THEN value END) AS AAE005, max(CASE WHEN field = 'AAE006' THEN value END) AS AAE006 FROM fill_latest GROUP BY person_id;

-- find duplicate enrolments: table found_duplicate_enrolment
WITH groups AS (SELECT e.person_id, e.insurance
      FROM evidence e JOIN weighed w ON w.person_id = e.person_id AND w.insurance = e.insurance AND w.rows > 1 WHERE e.state = 'active' AND NOT e.near AND e.kind <> 'benefit' AND e.insurance IS NOT NULL AND e.code IS NOT NULL
      GROUP BY e.person_id, e.insurance
      HAVING count(*) > 1 AND (min(e.code) <> max(e.code) OR min(e.prefecture) <> max(e.prefecture) OR min(e.AAC001) <> max(e.AAC001))),
    active AS (SELECT e.person_id, e.insurance, e.rid, e.code, e.prefecture, e.AAC001
      FROM evidence e JOIN groups g ON g.person_id = e.person_id AND g.insurance = e.insurance WHERE e.state = 'active' AND NOT e.near AND e.kind <> 'benefit' AND e.insurance IS NOT NULL AND e.code IS NOT NULL),
    doubled AS (
      SELECT a.person_id, a.insurance, a.rid, a.code, a.prefecture, a.AAC001 FROM active a JOIN groups g ON g.person_id = a.person_id AND g.insurance = a.insurance WHERE a.insurance <> 3
      UNION ALL
      SELECT DISTINCT x.person_id, x.insurance, x.rid, x.code, x.prefecture, x.AAC001
      FROM (SELECT a.*, r.AAB998, r.AAB001, r.AAB004 FROM active a JOIN groups g ON g.person_id = a.person_id AND g.insurance = a.insurance JOIN enrolment_rows r ON r.rid = a.rid WHERE a.insurance = 3) x
      JOIN (SELECT a.*, r.AAB998, r.AAB001, r.AAB004 FROM active a JOIN groups g ON g.person_id = a.person_id AND g.insurance = a.insurance JOIN enrolment_rows r ON r.rid = a.rid WHERE a.insurance = 3) y
        ON x.person_id = y.person_id AND x.rid <> y.rid AND (x.code <> y.code OR x.prefecture <> y.prefecture OR x.AAC001 <> y.AAC001)
        AND CASE WHEN trim(x.AAB998) <> '' AND trim(y.AAB998) <> '' THEN trim(x.AAB998) = trim(y.AAB998)
          WHEN trim(x.AAB001) <> '' AND trim(y.AAB001) <> '' THEN trim(x.AAB001) = trim(y.AAB001) ELSE trim(x.AAB004) = trim(y.AAB004) END)
    SELECT 'duplicate_enrolment' AS code, CASE m.insurance WHEN 1 THEN 'AIC003' WHEN 2 THEN 'AKC003' WHEN 3 THEN 'ALC003' WHEN 4 THEN 'AJC003' WHEN 5 THEN 'AMC003' END AS insurance, CAST(m.person_id AS STRING) AS subject, m.person_id, m.rid, coalesce(CAST(m.code AS STRING), '') || '|' || coalesce(CAST(m.prefecture AS STRING), '') || '|' || coalesce(CAST(m.AAC001 AS STRING), '') AS said
    FROM doubled m JOIN people p ON p.person_id = m.person_id LEFT JOIN name_keys k ON k.name = p.name
    WHERE NOT EXISTS (SELECT 1 FROM rulings r WHERE r.code = 'duplicate_enrolment' AND r.decision IN ('different', 'lawful') AND r.is_side AND r.a_number = p.number AND r.a_key IN ('', CASE WHEN regexp_full_match(p.name, '[一-龥]+') THEN p.name ELSE k.bare END));

-- find duplicate benefits: table found_duplicate_benefit
WITH paid AS (SELECT person_id, insurance, rid, scheme, AAC001, coalesce(x.canonical, six) AS placed FROM evidence LEFT JOIN divisions x ON x.code = six
      WHERE kind = 'benefit' AND state = 'active' AND NOT near AND insurance IS NOT NULL)
    SELECT 'duplicate_benefit' AS code, CASE m.insurance WHEN 1 THEN 'AIC003' WHEN 2 THEN 'AKC003' WHEN 3 THEN 'ALC003' WHEN 4 THEN 'AJC003' WHEN 5 THEN 'AMC003' END AS insurance, CAST(m.person_id AS STRING) AS subject, m.person_id, m.rid, coalesce(CAST(m.scheme AS STRING), '') || '|' || coalesce(CAST(m.placed AS STRING), '') || '|' || coalesce(CAST(m.AAC001 AS STRING), '') AS said
    FROM paid m JOIN (SELECT person_id, insurance FROM paid GROUP BY person_id, insurance
        HAVING count(*) > 1 AND (count(DISTINCT scheme) > 1 OR count(DISTINCT AAC001) > 1 OR count(DISTINCT placed) > 1)) g
      ON g.person_id = m.person_id AND g.insurance = m.insurance
    JOIN people p ON p.person_id = m.person_id LEFT JOIN name_keys k ON k.name = p.name
    WHERE NOT EXISTS (SELECT 1 FROM rulings r WHERE r.code = 'duplicate_benefit' AND r.decision IN ('different', 'lawful') AND r.is_side AND r.a_number = p.number AND r.a_key IN ('', CASE WHEN regexp_full_match(p.name, '[一-龥]+') THEN p.name ELSE k.bare END));

-- find shared numbers: table found_number_shared
SELECT 'number_shared' AS code, CAST(NULL AS STRING) AS insurance, number AS subject, person_id, rid, '' AS said FROM (
      SELECT number, person_id, rid FROM conflicts WHERE NOT ruled
      UNION ALL SELECT number, person_id, person_id FROM strangers WHERE NOT ruled
      UNION ALL SELECT c.number, c.person_id, c.person_id FROM conflicts c WHERE NOT ruled AND c.person_id IS NOT NULL) m;

-- find repeated household entries: table found_household_duplicate
WITH followers AS (
      SELECT h.number, m.person_id, m.rid FROM household_merged m JOIN household_placed h ON h.rid = m.rid JOIN household_placed o ON o.rid = m.person_id
      LEFT JOIN name_keys k ON k.name = h.name LEFT JOIN name_keys ko ON ko.name = o.name
      WHERE NOT m.leads AND NOT m.aliased AND NOT EXISTS (SELECT 1 FROM rulings r WHERE r.code = 'household_duplicate' AND r.decision IN ('different', 'lawful') AND r.a_number = h.number AND r.a_key IN ('', coalesce(ko.bare, o.name))
    AND r.b_number = h.number AND r.b_key IN ('', coalesce(k.bare, h.name))))
    SELECT 'household_duplicate' AS code, CAST(NULL AS STRING) AS insurance, number AS subject, person_id, rid, '' AS said FROM followers
    UNION ALL SELECT DISTINCT 'household_duplicate', CAST(NULL AS STRING), number, person_id, person_id, '' FROM followers;

-- find what death did not end: table found_death
WITH holders AS (SELECT x.person_id, x.death_month, n.number, coalesce(k.bare, n.name) AS name_key
      FROM dead_holders x JOIN (SELECT rid AS person_id, number, name FROM household_placed WHERE makes_person UNION ALL SELECT person_id, number, name FROM outsiders) n ON n.person_id = x.person_id
      LEFT JOIN name_keys k ON k.name = n.name)
    SELECT 'after_death' AS code, CAST(NULL AS STRING) AS insurance, CAST(x.person_id AS STRING) AS subject, x.person_id, l.rid, coalesce(CAST(x.death_month AS STRING), '') || '|' || coalesce(CAST(i.scheme AS STRING), '') || '|' || coalesce(CAST(i.first_month AS STRING), '') AS said
    FROM holders x JOIN row_links l ON l.person_id = x.person_id AND l.decision IN ('auto', 'review') AND NOT l.near
    JOIN insured_rows i ON i.rid = l.rid CROSS JOIN parameters q
    WHERE CASE WHEN i.kind = 'benefit' THEN i.state <> 'paused' AND i.first_month <= least(coalesce(i.last_month, q.as_of_month), q.as_of_month)
        AND least(coalesce(i.last_month, q.as_of_month), q.as_of_month) > x.death_month
      ELSE i.state = 'active' AND q.as_of_month > x.death_month END AND NOT EXISTS (SELECT 1 FROM rulings r WHERE r.code = 'after_death' AND r.decision IN ('different', 'lawful') AND r.is_side AND r.a_number = x.number AND r.a_key IN ('', x.name_key))
    UNION ALL
    SELECT 'death_not_cancelled', NULL, CAST(x.person_id AS STRING), x.person_id, l.rid, coalesce(CAST(x.death_month AS STRING), '') AS said
    FROM holders x JOIN household_placed h ON h.rid = x.person_id AND h.makes_person
    JOIN row_links l ON l.person_id = x.person_id AND l.kind IN ('death', 'household') AND l.decision IN ('auto', 'review') AND NOT l.near
    LEFT JOIN household_placed o ON o.rid = l.rid
    WHERE (l.kind = 'death' OR o.makes_person) AND NOT EXISTS (SELECT 1 FROM rulings r WHERE r.code = 'death_not_cancelled' AND r.decision IN ('different', 'lawful') AND r.is_side AND r.a_number = x.number AND r.a_key IN ('', x.name_key));

-- find cancelled people still insured: table found_cancelled
SELECT 'enrolled_but_cancelled' AS code, CAST(NULL AS STRING) AS insurance, u.number AS subject, CASE WHEN l.decision IN ('auto', 'review') THEN l.person_id END AS person_id, u.rid, coalesce(CAST(i.scheme AS STRING), '') AS said
      FROM left_over u JOIN insured_rows i ON i.rid = u.rid AND i.state = 'active'
      JOIN (SELECT number FROM household_placed WHERE number IS NOT NULL GROUP BY number HAVING bool_and(status IN ('1', '7', '8'))) gone ON gone.number = u.number
      JOIN row_links l ON l.rid = u.rid
      WHERE u.number NOT IN (SELECT number FROM left_over WHERE kind = 'death' AND number IS NOT NULL)
        AND u.number NOT IN (SELECT h.number FROM household_placed h LEFT JOIN name_keys k ON k.name = h.name
          WHERE h.number IS NOT NULL AND EXISTS (SELECT 1 FROM rulings r WHERE r.code = 'enrolled_but_cancelled' AND r.decision IN ('different', 'lawful') AND r.is_side AND r.a_number = h.number AND r.a_key IN ('', coalesce(k.bare, h.name))));

-- find invalid numbers: table found_number_invalid
SELECT 'number_invalid' AS code, CAST(NULL AS STRING) AS insurance, m.number || chr(1) || coalesce(k.normal, trim(m.name)) AS subject,
      CASE WHEN l.decision IN ('auto', 'review') THEN l.person_id END AS person_id, m.rid, '' AS said
    FROM (
      SELECT rid, number, name FROM unmatched WHERE number_state = 'invalid' AND kind <> 'household'
      UNION ALL SELECT rid, number, name FROM household_placed WHERE number_state = 'invalid'
      UNION ALL SELECT m.rid, h.number, coalesce(m.name, h.name) FROM household_placed h JOIN matched m ON m.local_rid = h.rid WHERE h.number_state = 'invalid'
      UNION ALL SELECT rid, number, name FROM unusable_rows) m
    LEFT JOIN row_links l ON l.rid = m.rid LEFT JOIN name_keys k ON k.name = m.name
    WHERE NOT EXISTS (SELECT 1 FROM rulings r WHERE r.code = 'number_invalid' AND r.decision IN ('different', 'lawful') AND r.is_side AND r.a_number = m.number AND r.a_key IN ('', coalesce(k.bare, m.name)));

-- find numbers missing from the household list: table found_not_in_household
SELECT 'number_not_in_household' AS code, CAST(NULL AS STRING) AS insurance, u.number AS subject, l.person_id, u.rid, '' AS said
      FROM left_over u JOIN insured_rows i ON i.rid = u.rid AND i.kind = 'enrolment' AND i.state = 'active' AND i.inside
      JOIN row_links l ON l.rid = u.rid CROSS JOIN parameters q LEFT JOIN divisions x ON x.code = left(u.number, 6)
      LEFT JOIN (SELECT DISTINCT number FROM household_placed WHERE number IS NOT NULL) h ON h.number = u.number
      LEFT JOIN name_keys k ON k.name = u.name
      WHERE u.number_state = 'valid' AND regexp_full_match(u.number, '[1-9][0-9]{16}[0-9X]') AND h.number IS NULL
        AND NOT EXISTS (SELECT 1 FROM rulings r WHERE r.code = 'number_not_in_household' AND r.decision IN ('different', 'lawful') AND r.is_side AND r.a_number = u.number AND r.a_key IN ('', coalesce(k.bare, u.name)))
        AND coalesce(x.prefecture, CASE left(left(u.number, 6), 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(left(u.number, 6), 3, 2) = '99' THEN left(left(u.number, 6), 2) || '9900' ELSE left(left(u.number, 6), 4) || '00' END END) = q.area;

-- holders of valid numbers: table number_holders
SELECT p.person_id AS holder, p.person_id, p.number, CASE WHEN regexp_full_match(p.name, '[一-龥]+') THEN p.name ELSE k.bare END AS name_key, coalesce(a.stated_birth, a.number_birth) AS birth, coalesce(a.stated_sex, a.number_sex) AS sex
      FROM people p JOIN attributes a ON a.person_id = p.person_id LEFT JOIN name_keys k ON k.name = p.name WHERE p.number_state = 'valid'
      UNION ALL
      SELECT u.rid AS holder, CAST(NULL AS BIGINT), u.number, CASE WHEN regexp_full_match(u.name, '[一-龥]+') THEN u.name ELSE k.bare END AS name_key, TRY_CAST(substr(u.number, 7, 8) AS INTEGER), CASE WHEN TRY_CAST(substr(u.number, 17, 1) AS INTEGER) % 2 = 1 THEN '1' ELSE '2' END
      FROM left_over u JOIN outsider_links o ON o.rid = u.rid AND o.person_id IS NULL AND coalesce(o.rung, 0) <= 6 LEFT JOIN name_keys k ON k.name = u.name
      WHERE u.kind = 'enrolment' AND u.number_state = 'valid' AND regexp_full_match(u.number, '[1-9][0-9]{16}[0-9X]');

-- list rows that no number leads to a person: table strays
WITH listed AS (SELECT rid, kind, decision FROM row_links WHERE kind <> 'household' AND (decision IN ('none', 'conflict')
            OR (decision = 'auto' AND person_id IN (SELECT o.person_id FROM outsiders o JOIN found_not_in_household f ON f.subject = o.number)))),
          holders AS (SELECT u.number, bool_or(u.kind = 'household') AS listed, min(CASE WHEN regexp_full_match(u.name, '[一-龥]+') THEN u.name ELSE k.bare END) <> max(CASE WHEN regexp_full_match(u.name, '[一-龥]+') THEN u.name ELSE k.bare END) AS several
            FROM unmatched u LEFT JOIN name_keys k ON k.name = u.name
            WHERE u.number IN (SELECT x.number FROM listed l JOIN unmatched x ON x.rid = l.rid WHERE x.number IS NOT NULL) GROUP BY u.number)
        SELECT l.rid, l.kind, l.decision, u.number AS led_by,
          CASE WHEN u.rid IS NOT NULL AND u.number IS NULL THEN 'no_number' WHEN u.rid IS NULL OR l.decision = 'conflict' OR h.listed THEN 'number_of_another'
            WHEN h.several THEN 'number_of_several' END AS obstacle,
          CASE WHEN i.state = 'active' AND i.code IS NOT NULL AND (i.kind <> 'benefit' OR i.insurance = 1 OR (i.insurance = 4 AND i.inside)) THEN CASE i.insurance WHEN 1 THEN 'AIC003' WHEN 2 THEN 'AKC003' WHEN 3 THEN 'ALC003' WHEN 4 THEN 'AJC003' WHEN 5 THEN 'AMC003' END END AS insurance, CASE WHEN i.state = 'active' AND i.code IS NOT NULL AND (i.kind <> 'benefit' OR i.insurance = 1 OR (i.insurance = 4 AND i.inside)) THEN i.code END AS code,
          CASE WHEN i.state = 'active' AND i.code IS NOT NULL AND (i.kind <> 'benefit' OR i.insurance = 1 OR (i.insurance = 4 AND i.inside)) AND (i.kind <> 'benefit' OR i.insurance = 1) THEN CASE WHEN left(i.six, 2) = left(q.area, 2) THEN '81' ELSE '82' END END AS code_elsewhere,
          i.inside, CAST(NULL AS STRING) AS place
        FROM listed l CROSS JOIN parameters q LEFT JOIN unmatched u ON u.rid = l.rid LEFT JOIN holders h ON h.number = u.number
        LEFT JOIN insured_rows i ON i.rid = l.rid;

-- candidates for two numbers: table twin_candidates
SELECT x.holder AS a_holder, x.person_id AS a_person, x.number AS a_number, y.holder AS b_holder, y.person_id AS b_person, y.number AS b_number, x.name_key
    FROM number_holders x JOIN number_holders y ON x.name_key = y.name_key AND x.birth = y.birth AND x.sex = y.sex AND x.name_key <> '' AND x.number < y.number;

-- books and phones of candidates: table twin_contacts
WITH holders AS (SELECT a_holder AS holder, a_person AS person_id, a_number AS number FROM twin_candidates UNION SELECT b_holder, b_person, b_number FROM twin_candidates),
    rows AS (
      SELECT h.holder, l.rid, l.kind FROM holders h JOIN row_links l ON l.person_id = h.person_id AND l.kind IN ('household', 'enrolment') AND l.decision IN ('auto', 'review') AND NOT l.near
      UNION ALL
      SELECT h.holder, u.rid, u.kind FROM holders h JOIN left_over u ON u.number = h.number AND u.kind = 'enrolment' WHERE h.person_id IS NULL)
    SELECT DISTINCT holder, contact FROM (
      SELECT x.holder, 'book ' || CASE WHEN r.AAB401 = '' OR r.AAB401 LIKE ' %' OR r.AAB401 LIKE '% ' OR r.AAB401 LIKE '　%' OR r.AAB401 LIKE '%　' OR r.AAB401 LIKE '	%' OR r.AAB401 LIKE '%	' OR r.AAB401 LIKE ' %' OR r.AAB401 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB401), '') ELSE r.AAB401 END AS contact FROM rows x JOIN household_rows r ON r.rid = x.rid WHERE x.kind = 'household'
      UNION ALL SELECT x.holder, 'phone ' || CASE WHEN r.AAE005 = '' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% ' OR r.AAE005 LIKE '　%' OR r.AAE005 LIKE '%　' OR r.AAE005 LIKE '	%' OR r.AAE005 LIKE '%	' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE005), '') ELSE r.AAE005 END FROM rows x JOIN household_rows r ON r.rid = x.rid WHERE x.kind = 'household'
      UNION ALL SELECT x.holder, 'phone ' || CASE WHEN r.AAE005 = '' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% ' OR r.AAE005 LIKE '　%' OR r.AAE005 LIKE '%　' OR r.AAE005 LIKE '	%' OR r.AAE005 LIKE '%	' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE005), '') ELSE r.AAE005 END FROM rows x JOIN enrolment_rows r ON r.rid = x.rid WHERE x.kind = 'enrolment') c
    WHERE contact IS NOT NULL;

-- find people with two numbers: table found_two_numbers
WITH pairs AS (
      SELECT DISTINCT c.* FROM twin_candidates c JOIN twin_contacts x ON x.holder = c.a_holder JOIN twin_contacts y ON y.holder = c.b_holder AND x.contact = y.contact
      WHERE NOT EXISTS (SELECT 1 FROM rulings r WHERE r.code = 'person_with_two_numbers' AND r.decision IN ('different', 'lawful') AND r.a_number = c.a_number AND r.a_key IN ('', c.name_key)
    AND r.b_number = c.b_number AND r.b_key IN ('', c.name_key)))
    SELECT 'person_with_two_numbers' AS code, CAST(NULL AS STRING) AS insurance, a_number || chr(1) || b_number AS subject, a_person AS person_id, a_holder AS rid, '' AS said FROM pairs
    UNION ALL SELECT 'person_with_two_numbers', NULL, a_number || chr(1) || b_number, b_person, b_holder, '' FROM pairs;

-- rows that name a unit: table named_units
SELECT named.*, CASE WHEN AAB998 IS NOT NULL THEN 'n' || AAB998 WHEN AAB004 IS NOT NULL THEN 'w' || CASE WHEN regexp_full_match(AAB004, '[一-龥]+') THEN AAB004 ELSE NULLIF(translate(AAB004, '（）［］，．－＆　０１２３４５６７８９ ', '()[],.-&0123456789'), '') END ELSE 'l' || AAB001 END AS unit_key FROM (
          SELECT rid, kind, CASE WHEN AAB998 IS NULL THEN NULL WHEN length(AAB998) = 18 AND AAB998 = upper(AAB998) AND ascii(AAB998) < 128 AND NOT contains(AAB998, ' ') AND NOT contains(AAB998, '　') AND NOT contains(AAB998, '-') THEN AAB998
    ELSE NULLIF(upper(replace(replace(translate(AAB998, '０１２３４５６７８９ＡＢＣＤＥＦＧＨＪＫＬＭＮＰＱＲＴＵＷＸＹ－　', '0123456789ABCDEFGHJKLMNPQRTUWXY- '), ' ', ''), '-', '')), '') END AS AAB998, CASE WHEN AAB001 = '' OR AAB001 LIKE ' %' OR AAB001 LIKE '% ' OR AAB001 LIKE '　%' OR AAB001 LIKE '%　' OR AAB001 LIKE '	%' OR AAB001 LIKE '%	' OR AAB001 LIKE ' %' OR AAB001 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM AAB001), '') ELSE AAB001 END AS AAB001, CASE WHEN AAB004 = '' OR AAB004 LIKE ' %' OR AAB004 LIKE '% ' OR AAB004 LIKE '　%' OR AAB004 LIKE '%　' OR AAB004 LIKE '	%' OR AAB004 LIKE '%	' OR AAB004 LIKE ' %' OR AAB004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM AAB004), '') ELSE AAB004 END AS AAB004, AAB019, CASE WHEN AAB301 = '' OR AAB301 LIKE ' %' OR AAB301 LIKE '% ' OR AAB301 LIKE '　%' OR AAB301 LIKE '%　' OR AAB301 LIKE '	%' OR AAB301 LIKE '%	' OR AAB301 LIKE ' %' OR AAB301 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM AAB301), '') ELSE AAB301 END AS AAB301, counts, inside, rows FROM (
            SELECT rid, 'unit' AS kind, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside, count(*) AS rows FROM (
          SELECT r.rid, r.AAB998, CAST(NULL AS STRING) AS AAB001, r.AAB004, r.AAB019_code AS AAB019, r.AAB301 AS AAB301, coalesce(r.state_code, '1') = '1' AS counts, coalesce(coalesce(x.prefecture, CASE left(r.AAB301_six, 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(r.AAB301_six, 3, 2) = '99' THEN left(r.AAB301_six, 2) || '9900' ELSE left(r.AAB301_six, 4) || '00' END END) = q.area, FALSE) AND r.AAB301_six IS NOT NULL AS inside FROM unit_rows r CROSS JOIN parameters q LEFT JOIN divisions x ON x.code = r.AAB301_six WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM unit_repeats)) n
        GROUP BY rid, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside
            UNION ALL SELECT rid, 'enrolment' AS kind, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside, count(*) AS rows FROM (
          SELECT CAST(NULL AS BIGINT) AS rid, r.AAB998, r.AAB001 AS AAB001, r.AAB004, r.AAB019_code AS AAB019, r.AAB301 AS AAB301, i.state IN ('active', 'paused') AS counts, FALSE AS inside FROM insured_rows i JOIN enrolment_rows r ON r.rid = i.rid WHERE i.kind = 'enrolment' AND i.names_employer) n
        GROUP BY rid, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside
            UNION ALL SELECT rid, 'employment' AS kind, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside, count(*) AS rows FROM (
          SELECT CAST(NULL AS BIGINT) AS rid, r.AAB998, r.AAB001 AS AAB001, r.AAB004, r.AAB019_code AS AAB019, CAST(NULL AS STRING) AS AAB301, coalesce(r.AAE030_date, 0) <= q.as_of AND coalesce(r.AAE031_date, 99991231) >= q.as_of AS counts, FALSE AS inside FROM employment_rows r CROSS JOIN parameters q WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM employment_repeats)) n
        GROUP BY rid, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside
            UNION ALL SELECT rid, 'salary' AS kind, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside, count(*) AS rows FROM (
          SELECT CAST(NULL AS BIGINT) AS rid, r.AAB998, CAST(NULL AS STRING) AS AAB001, r.AAB004, r.AAB019_code AS AAB019, CAST(NULL AS STRING) AS AAB301, coalesce(r.AAE041_month BETWEEN ((((q.as_of_month // 100) * 12 + q.as_of_month % 100 - 3) // 12) * 100 + ((q.as_of_month // 100) * 12 + q.as_of_month % 100 - 3) % 12 + 1) AND q.as_of_month, FALSE) AS counts, FALSE AS inside FROM salary_rows r CROSS JOIN parameters q WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM salary_repeats)) n
        GROUP BY rid, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside
            UNION ALL SELECT rid, 'establishment' AS kind, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside, count(*) AS rows FROM (
          SELECT CAST(NULL AS BIGINT) AS rid, r.AAB998, CAST(NULL AS STRING) AS AAB001, r.AAB004, r.AAB019_code AS AAB019, CAST(NULL AS STRING) AS AAB301, TRUE AS counts, FALSE AS inside FROM establishment_rows r CROSS JOIN parameters q WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM establishment_repeats)) n
        GROUP BY rid, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside) spelled) named
        WHERE coalesce(AAB998, AAB001, AAB004) IS NOT NULL;

-- judge unit numbers: table unit_numbers
WITH numbers AS (SELECT DISTINCT AAB998 FROM named_units WHERE AAB998 IS NOT NULL),
      places AS (SELECT AAB998, length(AAB998) AS size, place, substr(AAB998, place, 1) AS character FROM (SELECT AAB998, unnest(range(1, length(AAB998) + 1)) AS place FROM numbers) spread),
      sums AS (SELECT p.AAB998, p.size, sum(CASE WHEN p.place < 18 THEN c.credit_value * c.credit_weight END) AS credit_sum, count(c.credit_value) AS credit_known,
          sum(CASE WHEN p.place < 9 THEN c.organisation_value * c.organisation_weight END) AS organisation_sum, count(c.organisation_value) AS organisation_known,
          max(CASE WHEN p.place = 18 THEN c.credit_value END) AS credit_check, max(CASE WHEN p.place = 9 THEN p.character END) AS organisation_check
        FROM places p LEFT JOIN unit_characters c ON c.character = p.character AND c.place = p.place GROUP BY p.AAB998, p.size)
    SELECT AAB998, CASE WHEN size = 18 THEN credit_known = 18 AND credit_check = (31 - credit_sum % 31) % 31
        WHEN size = 9 THEN organisation_known >= 8 AND organisation_check = CASE 11 - organisation_sum % 11 WHEN 10 THEN 'X' WHEN 11 THEN '0' ELSE CAST(11 - organisation_sum % 11 AS STRING) END
        WHEN size = 15 THEN regexp_full_match(AAB998, '[0-9]{15}') ELSE FALSE END AS valid
    FROM sums;

-- gather units: table units
WITH
      by_number AS (SELECT AAB998, sum(rows) AS enrolled FROM named_units WHERE kind = 'enrolment' AND counts AND AAB998 IS NOT NULL GROUP BY AAB998),
      by_name AS (SELECT CASE WHEN regexp_full_match(AAB004, '[一-龥]+') THEN AAB004 ELSE NULLIF(translate(AAB004, '（）［］，．－＆　０１２３４５６７８９ ', '()[],.-&0123456789'), '') END AS AAB004, sum(rows) AS enrolled FROM named_units WHERE kind = 'enrolment' AND counts AND AAB004 IS NOT NULL GROUP BY CASE WHEN regexp_full_match(AAB004, '[一-龥]+') THEN AAB004 ELSE NULLIF(translate(AAB004, '（）［］，．－＆　０１２３４５６７８９ ', '()[],.-&0123456789'), '') END),
      by_account AS (SELECT AAB001, sum(rows) AS enrolled FROM named_units WHERE kind = 'enrolment' AND counts AND AAB998 IS NULL AND AAB004 IS NULL GROUP BY AAB001),
      paying AS (SELECT DISTINCT AAB998 FROM named_units WHERE kind IN ('employment', 'salary') AND counts AND AAB998 IS NOT NULL),
      merged AS (SELECT unit_key, max(AAB998) AS AAB998, max(CASE WHEN kind = 'enrolment' THEN AAB001 END) AS enrolment_account, max(AAB001) AS any_account,
          coalesce(max(CASE WHEN kind = 'unit' THEN AAB004 END), max(AAB004)) AS AAB004, coalesce(max(CASE WHEN kind = 'unit' AND counts THEN AAB019 END), max(CASE WHEN kind = 'unit' THEN AAB019 END), max(AAB019)) AS AAB019,
          coalesce(max(CASE WHEN kind = 'unit' AND counts THEN AAB301 END), max(CASE WHEN kind = 'unit' THEN AAB301 END), max(CASE WHEN kind = 'enrolment' THEN AAB301 END)) AS AAB301,
          bool_or(kind = 'unit' AND counts) AS registered, bool_or(kind = 'unit' AND counts AND inside) AS exists_inside,
          bool_or(kind <> 'unit' AND counts) AS employing
        FROM named_units GROUP BY unit_key)
    SELECT u.*, CASE WHEN not_enrolled OR not_registered OR lacking OR wrong THEN 'survey' ELSE 'direct' END AS disposition FROM (
      SELECT m.unit_key, m.AAB998, coalesce(m.enrolment_account, m.any_account) AS AAB001, m.AAB004, m.AAB019, m.AAB301, m.registered,
        coalesce(CASE WHEN m.AAB998 IS NOT NULL THEN n.enrolled WHEN m.AAB004 IS NOT NULL THEN w.enrolled ELSE c.enrolled END, 0) AS enrolled,
        m.exists_inside AND coalesce(CASE WHEN m.AAB998 IS NOT NULL THEN n.enrolled WHEN m.AAB004 IS NOT NULL THEN w.enrolled ELSE c.enrolled END, 0) = 0
          AND (coalesce(m.AAB019, '') <> '81' OR p.AAB998 IS NOT NULL) AS not_enrolled,
        NOT m.registered AND (m.employing OR coalesce(CASE WHEN m.AAB998 IS NOT NULL THEN n.enrolled WHEN m.AAB004 IS NOT NULL THEN w.enrolled ELSE c.enrolled END, 0) > 0) AS not_registered, m.AAB301 IS NULL OR m.AAB004 IS NULL AS lacking,
        coalesce(NOT v.valid, FALSE) AS wrong
      FROM merged m LEFT JOIN by_number n ON n.AAB998 = m.AAB998 LEFT JOIN by_name w ON w.AAB004 = CASE WHEN regexp_full_match(m.AAB004, '[一-龥]+') THEN m.AAB004 ELSE NULLIF(translate(m.AAB004, '（）［］，．－＆　０１２３４５６７８９ ', '()[],.-&0123456789'), '') END LEFT JOIN by_account c ON c.AAB001 = m.any_account
      LEFT JOIN paying p ON p.AAB998 = m.AAB998 LEFT JOIN unit_numbers v ON v.AAB998 = m.AAB998) u;

-- cities of people with household elsewhere: table outsider_cities
WITH wanted AS (
        SELECT e.person_id, e.insurance * 1000000 + CAST(coalesce(d.prefecture, CASE left(left(e.place, 6), 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(left(e.place, 6), 3, 2) = '99' THEN left(left(e.place, 6), 2) || '9900' ELSE left(left(e.place, 6), 4) || '00' END END) AS INTEGER) AS city
        FROM evidenced e JOIN people p ON p.person_id = e.person_id AND NOT p.is_local CROSS JOIN parameters q
        LEFT JOIN divisions d ON d.code = left(e.place, 6)
        WHERE e.place IS NOT NULL AND coalesce(d.prefecture, CASE left(left(e.place, 6), 4) WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'
    ELSE CASE WHEN substr(left(e.place, 6), 3, 2) = '99' THEN left(left(e.place, 6), 2) || '9900' ELSE left(left(e.place, 6), 4) || '00' END END) = q.area
        UNION ALL
        SELECT person_id, (10 + insurance) * 1000000 + CAST(prefecture AS INTEGER) FROM evidence
        WHERE kind = 'benefit' AND state = 'active' AND place_class = 0 AND NOT is_local AND NOT near AND insurance IS NOT NULL)
      SELECT person_id, CAST(min(city) % 1000000 AS STRING) AS city FROM wanted GROUP BY person_id;

-- cities where people are insured: table insured_in
SELECT DISTINCT person_id, prefecture AS city FROM evidence WHERE state = 'active' AND inside AND NOT near AND code IS NOT NULL;

-- assess people: table assessed
SELECT w.*, CASE WHEN uninsured OR partial OR inaccurate OR lacking OR no_phone THEN 'survey'
        WHEN code_1 = '82' OR code_2 = '82' THEN 'out_of_province' WHEN code_1 = '81' OR code_2 = '81' THEN 'in_province' ELSE 'direct' END AS disposition
    FROM (SELECT v.*, is_local AND ((required_1 OR required_2) AND (NOT required_1 OR (required_1 AND code_1 IN ('91', '92', '94'))) AND (NOT required_2 OR (required_2 AND code_2 IN ('91', '92', '94')))) AS uninsured,
        is_local AND NOT ((required_1 OR required_2) AND (NOT required_1 OR (required_1 AND code_1 IN ('91', '92', '94'))) AND (NOT required_2 OR (required_2 AND code_2 IN ('91', '92', '94')))) AND ((required_1 AND code_1 IN ('91', '92', '94')) OR (required_2 AND code_2 IN ('91', '92', '94')) OR (required_3 AND code_3 IN ('91', '92', '94')) OR (required_4 AND code_4 IN ('91', '92', '94')) OR (required_5 AND code_5 IN ('91', '92', '94'))) AS partial
      FROM (SELECT p.person_id, p.is_local, p.number, p.number_state, p.home, a.rule_place, a.age, a.student, a.assistance, a.AAB004, h.AAB299, h.AAB401, y.required_1, a.paused_1, y.missing_1, e.code_1 AS evidence_1, e.place_1, y.required_2, a.paused_2, y.missing_2, e.code_2 AS evidence_2, e.place_2, y.required_3, a.paused_3, y.missing_3, e.code_3 AS evidence_3, e.place_3, y.required_4, a.paused_4, y.missing_4, e.code_4 AS evidence_4, e.place_4, y.required_5, a.paused_5, y.missing_5, e.code_5 AS evidence_5, e.place_5,
          coalesce(e.code_1, CASE WHEN y.required_1 AND a.paused_1 THEN '94' END, y.missing_1) AS code_1, coalesce(e.code_2, CASE WHEN y.required_2 AND a.paused_2 THEN '94' END, y.missing_2) AS code_2, coalesce(e.code_3, CASE WHEN y.required_3 AND a.paused_3 THEN '94' END, y.missing_3) AS code_3, coalesce(e.code_4, CASE WHEN y.required_4 AND a.paused_4 THEN '94' END, y.missing_4) AS code_4, coalesce(e.code_5, CASE WHEN y.required_5 AND a.paused_5 THEN '94' END, y.missing_5) AS code_5,
          d.person_id IS NOT NULL AS inaccurate, coalesce(d.hard, FALSE) AS hard,
          coalesce(CASE WHEN p.name = '' OR p.name LIKE ' %' OR p.name LIKE '% ' OR p.name LIKE '　%' OR p.name LIKE '%　' OR p.name LIKE '	%' OR p.name LIKE '%	' OR p.name LIKE ' %' OR p.name LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM p.name), '') ELSE p.name END, h.AAC003, f.AAC003) AS AAC003, coalesce(a.stated_sex, a.number_sex) AS AAC004, coalesce(a.stated_birth, a.number_birth) AS AAC006,
          coalesce(h.AAC010, f.AAC010, z.full_name) AS AAC010, coalesce(h.AAE006, f.AAE006) AS AAE006, coalesce(h.AAE005, f.AAE005) AS AAE005, coalesce(h.AAC009, f.AAC009) AS AAC009,
          p.number IS NULL OR coalesce(CASE WHEN p.name = '' OR p.name LIKE ' %' OR p.name LIKE '% ' OR p.name LIKE '　%' OR p.name LIKE '%　' OR p.name LIKE '	%' OR p.name LIKE '%	' OR p.name LIKE ' %' OR p.name LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM p.name), '') ELSE p.name END, h.AAC003, f.AAC003) IS NULL OR coalesce(a.stated_sex, a.number_sex) IS NULL OR coalesce(a.stated_birth, a.number_birth) IS NULL
            OR coalesce(h.AAC010, f.AAC010, z.full_name) IS NULL OR coalesce(h.AAE006, f.AAE006) IS NULL AS lacking,
          coalesce(h.AAE005, f.AAE005) IS NULL AS no_phone, p.number IS NULL AS no_number
        FROM people p JOIN attributes a ON a.person_id = p.person_id JOIN policy y ON y.place = a.rule_place
        LEFT JOIN evidenced_codes e ON e.person_id = p.person_id LEFT JOIN doubts d ON d.person_id = p.person_id
        LEFT JOIN household_of_people h ON h.person_id = p.person_id LEFT JOIN filled_in f ON f.person_id = p.person_id
        LEFT JOIN divisions z ON z.code = h.AAB299_six) v) w;

-- verified values: table verified_values
SELECT l.person_id, 'AAC004' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, r.AAC004_code AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE r.AAC004_code IS NOT NULL
      UNION ALL SELECT l.person_id, 'AAC006' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, CAST(r.AAC006_date AS STRING) AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE CAST(r.AAC006_date AS STRING) IS NOT NULL
      UNION ALL SELECT l.person_id, 'AAC010' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, CASE WHEN r.AAC010 = '' OR r.AAC010 LIKE ' %' OR r.AAC010 LIKE '% ' OR r.AAC010 LIKE '　%' OR r.AAC010 LIKE '%　' OR r.AAC010 LIKE '	%' OR r.AAC010 LIKE '%	' OR r.AAC010 LIKE ' %' OR r.AAC010 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC010), '') ELSE r.AAC010 END AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE CASE WHEN r.AAC010 = '' OR r.AAC010 LIKE ' %' OR r.AAC010 LIKE '% ' OR r.AAC010 LIKE '　%' OR r.AAC010 LIKE '%　' OR r.AAC010 LIKE '	%' OR r.AAC010 LIKE '%	' OR r.AAC010 LIKE ' %' OR r.AAC010 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC010), '') ELSE r.AAC010 END IS NOT NULL
      UNION ALL SELECT l.person_id, 'AAE006' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, CASE WHEN r.AAE006 = '' OR r.AAE006 LIKE ' %' OR r.AAE006 LIKE '% ' OR r.AAE006 LIKE '　%' OR r.AAE006 LIKE '%　' OR r.AAE006 LIKE '	%' OR r.AAE006 LIKE '%	' OR r.AAE006 LIKE ' %' OR r.AAE006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE006), '') ELSE r.AAE006 END AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE CASE WHEN r.AAE006 = '' OR r.AAE006 LIKE ' %' OR r.AAE006 LIKE '% ' OR r.AAE006 LIKE '　%' OR r.AAE006 LIKE '%　' OR r.AAE006 LIKE '	%' OR r.AAE006 LIKE '%	' OR r.AAE006 LIKE ' %' OR r.AAE006 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE006), '') ELSE r.AAE006 END IS NOT NULL
      UNION ALL SELECT l.person_id, 'AAE005' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, CASE WHEN r.AAE005 = '' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% ' OR r.AAE005 LIKE '　%' OR r.AAE005 LIKE '%　' OR r.AAE005 LIKE '	%' OR r.AAE005 LIKE '%	' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE005), '') ELSE r.AAE005 END AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE CASE WHEN r.AAE005 = '' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% ' OR r.AAE005 LIKE '　%' OR r.AAE005 LIKE '%　' OR r.AAE005 LIKE '	%' OR r.AAE005 LIKE '%	' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE005), '') ELSE r.AAE005 END IS NOT NULL
      UNION ALL SELECT l.person_id, 'AAC012' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, r.AAC012_code AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE r.AAC012_code IS NOT NULL
      UNION ALL SELECT l.person_id, 'AAB004' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, CASE WHEN r.AAB004 = '' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% ' OR r.AAB004 LIKE '　%' OR r.AAB004 LIKE '%　' OR r.AAB004 LIKE '	%' OR r.AAB004 LIKE '%	' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB004), '') ELSE r.AAB004 END AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE CASE WHEN r.AAB004 = '' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% ' OR r.AAB004 LIKE '　%' OR r.AAB004 LIKE '%　' OR r.AAB004 LIKE '	%' OR r.AAB004 LIKE '%	' OR r.AAB004 LIKE ' %' OR r.AAB004 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAB004), '') ELSE r.AAB004 END IS NOT NULL
      UNION ALL SELECT l.person_id, 'AIC003' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, r.AIC003_code AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE r.AIC003_code IS NOT NULL
      UNION ALL SELECT l.person_id, 'AKC003' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, r.AKC003_code AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE r.AKC003_code IS NOT NULL
      UNION ALL SELECT l.person_id, 'ALC003' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, r.ALC003_code AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE r.ALC003_code IS NOT NULL
      UNION ALL SELECT l.person_id, 'AJC003' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, r.AJC003_code AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE r.AJC003_code IS NOT NULL
      UNION ALL SELECT l.person_id, 'AMC003' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, r.AMC003_code AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE r.AMC003_code IS NOT NULL
      UNION ALL SELECT l.person_id, 'verified_at' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, CAST(coalesce(r.verified_at_date, 0) AS STRING) AS value, r.rid FROM verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey' WHERE CAST(coalesce(r.verified_at_date, 0) AS STRING) IS NOT NULL;

-- latest verified values: table verified_top
SELECT v.person_id, v.field, min(v.value) AS value, max(v.value) AS other, max(v.sequence) AS sequence
        FROM verified_values v JOIN (
          SELECT person_id, field, max(sequence) AS sequence FROM verified_values GROUP BY person_id, field) top
          ON top.person_id = v.person_id AND top.field = v.field AND top.sequence = v.sequence
        GROUP BY v.person_id, v.field;

-- settle verified values: table verified_latest
SELECT person_id, field, value FROM verified_top WHERE value = other
        UNION ALL
        SELECT person_id, field, arg_max(value, own_text) AS value FROM (
          SELECT v.person_id, v.field, v.value, concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.verified_at, ''), coalesce(r.AAC004, ''), coalesce(r.AAC006, ''), coalesce(r.AAC010, ''), coalesce(r.AAE006, ''), coalesce(r.AAE005, ''), coalesce(r.AAC012, ''), coalesce(r.AAB004, ''), coalesce(r.AIC003, ''), coalesce(r.AKC003, ''), coalesce(r.ALC003, ''), coalesce(r.AJC003, ''), coalesce(r.AMC003, ''), coalesce(r.op, '')) AS own_text FROM verified_top t
                JOIN verified_values v ON v.person_id = t.person_id AND v.field = t.field AND v.sequence = t.sequence
                JOIN verified_rows r ON r.rid = v.rid WHERE t.value <> t.other) texts
        GROUP BY person_id, field;

-- verified people: table verified_people
SELECT person_id, max(CASE WHEN field = 'AAC004' THEN value END) AS AAC004, max(CASE WHEN field = 'AAC006' THEN value END) AS AAC006, max(CASE WHEN field = 'AAC010' THEN value END) AS AAC010, max(CASE WHEN field = 'AAE006' THEN value END) AS AAE006, max(CASE WHEN field = 'AAE005' THEN value END) AS AAE005, max(CASE WHEN field = 'AAC012' THEN value END) AS AAC012, max(CASE WHEN field = 'AAB004' THEN value END) AS AAB004, max(CASE WHEN field = 'AIC003' THEN value END) AS AIC003, max(CASE WHEN field = 'AKC003' THEN value END) AS AKC003, max(CASE WHEN field = 'ALC003' THEN value END) AS ALC003, max(CASE WHEN field = 'AJC003' THEN value END) AS AJC003, max(CASE WHEN field = 'AMC003' THEN value END) AS AMC003, max(CASE WHEN field = 'verified_at' THEN value END) AS verified_at
      FROM verified_latest GROUP BY person_id;

-- settle verified people: view settled
SELECT c.*, CASE WHEN open_uninsured OR open_partial OR open_inaccurate OR open_missing THEN NULL ELSE said_at END AS verified_at
      FROM (SELECT w.*,
          CASE WHEN NOT verified THEN uninsured ELSE is_local AND (((required_1 AND NOT coalesce((length(said_1) = 2 AND contains('9192939495', said_1)), FALSE)) OR (required_2 AND NOT coalesce((length(said_2) = 2 AND contains('9192939495', said_2)), FALSE))) AND (NOT (required_1 AND NOT coalesce((length(said_1) = 2 AND contains('9192939495', said_1)), FALSE)) OR ((required_1 AND NOT coalesce((length(said_1) = 2 AND contains('9192939495', said_1)), FALSE)) AND final_1 IN ('91', '92', '94'))) AND (NOT (required_2 AND NOT coalesce((length(said_2) = 2 AND contains('9192939495', said_2)), FALSE)) OR ((required_2 AND NOT coalesce((length(said_2) = 2 AND contains('9192939495', said_2)), FALSE)) AND final_2 IN ('91', '92', '94')))) END AS open_uninsured,
          CASE WHEN NOT verified THEN partial ELSE is_local AND NOT (((required_1 AND NOT coalesce((length(said_1) = 2 AND contains('9192939495', said_1)), FALSE)) OR (required_2 AND NOT coalesce((length(said_2) = 2 AND contains('9192939495', said_2)), FALSE))) AND (NOT (required_1 AND NOT coalesce((length(said_1) = 2 AND contains('9192939495', said_1)), FALSE)) OR ((required_1 AND NOT coalesce((length(said_1) = 2 AND contains('9192939495', said_1)), FALSE)) AND final_1 IN ('91', '92', '94'))) AND (NOT (required_2 AND NOT coalesce((length(said_2) = 2 AND contains('9192939495', said_2)), FALSE)) OR ((required_2 AND NOT coalesce((length(said_2) = 2 AND contains('9192939495', said_2)), FALSE)) AND final_2 IN ('91', '92', '94')))) AND (((required_1 AND NOT coalesce((length(said_1) = 2 AND contains('9192939495', said_1)), FALSE)) AND final_1 IN ('91', '92', '94')) OR ((required_2 AND NOT coalesce((length(said_2) = 2 AND contains('9192939495', said_2)), FALSE)) AND final_2 IN ('91', '92', '94')) OR ((required_3 AND NOT coalesce((length(said_3) = 2 AND contains('9192939495', said_3)), FALSE)) AND final_3 IN ('91', '92', '94')) OR ((required_4 AND NOT coalesce((length(said_4) = 2 AND contains('9192939495', said_4)), FALSE)) AND final_4 IN ('91', '92', '94')) OR ((required_5 AND NOT coalesce((length(said_5) = 2 AND contains('9192939495', said_5)), FALSE)) AND final_5 IN ('91', '92', '94'))) END AS open_partial,
          inaccurate AND NOT verified AS open_inaccurate,
          CASE WHEN NOT verified THEN lacking OR no_phone ELSE AAC002_lacks OR AAC003 IS NULL OR AAC004 IS NULL OR AAC006 IS NULL OR AAC010 IS NULL OR AAE006 IS NULL END AS open_missing
        FROM (SELECT a.person_id, a.is_local, a.number, a.number_state, a.home, a.rule_place, a.age, a.student, a.assistance, a.AAB004, a.AAB299, a.AAB401, a.required_1, a.place_1, v.AIC003 AS said_1, a.required_2, a.place_2, v.AKC003 AS said_2, a.required_3, a.place_3, v.ALC003 AS said_3, a.required_4, a.place_4, v.AJC003 AS said_4, a.required_5, a.place_5, v.AMC003 AS said_5, a.uninsured, a.partial, a.inaccurate, a.hard, a.lacking, a.no_phone, a.disposition,
            v.person_id IS NOT NULL AS verified, CASE WHEN v.verified_at = '0' THEN q.as_of ELSE CAST(v.verified_at AS INTEGER) END AS said_at, v.AAC012 AS said_AAC012, v.AAB004 AS said_AAB004,
            coalesce(a.evidence_1, v.AIC003, CASE WHEN a.required_1 AND a.paused_1 THEN '94' END, a.missing_1) AS final_1, coalesce(a.evidence_2, v.AKC003, CASE WHEN a.required_2 AND a.paused_2 THEN '94' END, a.missing_2) AS final_2, coalesce(a.evidence_3, v.ALC003, CASE WHEN a.required_3 AND a.paused_3 THEN '94' END, a.missing_3) AS final_3, coalesce(a.evidence_4, v.AJC003, CASE WHEN a.required_4 AND a.paused_4 THEN '94' END, a.missing_4) AS final_4, coalesce(a.evidence_5, v.AMC003, CASE WHEN a.required_5 AND a.paused_5 THEN '94' END, a.missing_5) AS final_5,
            a.no_number AS AAC002_lacks, a.AAC003, coalesce(v.AAC004, a.AAC004) AS AAC004, coalesce(CAST(v.AAC006 AS INTEGER), a.AAC006) AS AAC006, coalesce(v.AAC010, a.AAC010) AS AAC010,
            coalesce(v.AAE006, a.AAE006) AS AAE006, coalesce(v.AAE005, a.AAE005) AS AAE005, a.AAC009
          FROM assessed a CROSS JOIN parameters q LEFT JOIN verified_people v ON v.person_id = a.person_id) w) c;

-- key people: table person_keys
SELECT p.person_id, left(sha256(p.number || chr(1) || coalesce(k.normal, p.name)), 32) AS person_key
      FROM people p LEFT JOIN name_keys k ON k.name = p.name WHERE p.number IS NOT NULL
      UNION ALL
      SELECT p.person_id, left(sha256(concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAC004, ''), coalesce(r.AAC006, ''), coalesce(r.AAB299, ''), coalesce(r.AAC010, ''), coalesce(r.AAE006, ''), coalesce(r.AAC301, ''), coalesce(r.AAC009, ''), coalesce(r.AAB401, ''), coalesce(r.AAC005, ''), coalesce(r.AAE005, ''), coalesce(r.former_name, ''), coalesce(r.relation, ''), coalesce(r.father, ''), coalesce(r.mother, ''), coalesce(r.spouse, ''), coalesce(r.police_status, ''), coalesce(r.op, ''))), 32) FROM people p JOIN household_rows r ON r.rid = p.person_id WHERE p.number IS NULL;

-- list what each rule requires: table policy_rows
SELECT policy.*, list_filter([CASE WHEN required_1 THEN 'AIC003' END, CASE WHEN required_2 THEN 'AKC003' END, CASE WHEN required_3 THEN 'ALC003' END, CASE WHEN required_4 THEN 'AJC003' END, CASE WHEN required_5 THEN 'AMC003' END], lambda x: x IS NOT NULL) AS required, list_filter([CASE WHEN by_law_1 THEN 'AIC003' END, CASE WHEN by_law_2 THEN 'AKC003' END, CASE WHEN by_law_3 THEN 'ALC003' END, CASE WHEN by_law_4 THEN 'AJC003' END, CASE WHEN by_law_5 THEN 'AMC003' END], lambda x: x IS NOT NULL) AS required_by_law FROM policy;

-- write people: table persons
SELECT k.person_key, s.number AS AAC002, s.AAC003, s.AAC004, lpad(CAST(s.AAC006 AS STRING), 8, '0') AS AAC006, s.AAC010, s.AAE006, s.AAB299, s.AAC009,
        coalesce(s.said_AAC012, t.value) AS AAC012, s.AAB401, CAST(NULL AS STRING) AS AAB402, s.AAE005,
        CASE WHEN s.number_state = 'valid' THEN CASE WHEN regexp_full_match(s.number, '[1-9][0-9]{16}[0-9X]') THEN CASE WHEN left(s.number, 6) = '810000' THEN '04' WHEN left(s.number, 6) = '820000' THEN '05'
      WHEN left(s.number, 6) = '830000' THEN '06' WHEN left(s.number, 1) = '9' THEN '07' ELSE '01' END
    WHEN regexp_full_match(s.number, '[A-Z]{3}[0-9A-Z]{12}') THEN '07'
    WHEN regexp_full_match(s.number, '[A-Z]{3}[0-9A-Z]*') THEN '99'
    WHEN regexp_full_match(s.number, 'H[0-9]{8}|H[0-9]{10}') THEN '04' WHEN regexp_full_match(s.number, 'M[0-9]{8}|M[0-9]{10}') THEN '05'
    WHEN regexp_full_match(s.number, '[A-Z][0-9A-Z]*') THEN '08' ELSE '99' END WHEN s.number_state = 'invalid' THEN '99' ELSE '99' END AS AAC058,
        CASE WHEN ((length(y.rule) = 2 AND contains('P1P2P3P4P5', y.rule)) OR (length(y.rule) = 3 AND contains('P20', y.rule))) THEN 'employed' WHEN s.age < 7 AND NOT s.student THEN 'preschool' WHEN s.student THEN 'student'
          WHEN y.rule IN ('P6', 'P7') THEN 'retired' WHEN y.rule = 'P11' THEN 'flexible' ELSE 'unknown' END AS employment_status,
        coalesce(s.said_AAB004, s.AAB004) AS AAB004, s.assistance,
        s.final_1 AS AIC003, s.final_2 AS AKC003, s.final_3 AS ALC003, s.final_4 AS AJC003, s.final_5 AS AMC003, s.place_1 AS place_AIC003, s.place_2 AS place_AKC003, s.place_3 AS place_ALC003, s.place_4 AS place_AJC003, s.place_5 AS place_AMC003,
        CASE WHEN s.is_local THEN 'local' ELSE 'non_local' END AS household,
        CASE WHEN s.verified_at IS NOT NULL THEN lpad(CAST(s.verified_at AS STRING), 8, '0') END AS verified_at,
        coalesce(s.home, c.city) AS city, s.disposition, CASE CASE WHEN s.open_uninsured THEN 1 ELSE 0 END + CASE WHEN s.open_partial THEN 2 ELSE 0 END + CASE WHEN s.open_inaccurate THEN 4 ELSE 0 END + CASE WHEN s.open_missing THEN 8 ELSE 0 END WHEN 1 THEN ['uninsured'] WHEN 2 THEN ['partial'] WHEN 3 THEN ['uninsured', 'partial'] WHEN 4 THEN ['inaccurate'] WHEN 5 THEN ['uninsured', 'inaccurate'] WHEN 6 THEN ['partial', 'inaccurate'] WHEN 7 THEN ['uninsured', 'partial', 'inaccurate'] WHEN 8 THEN ['missing'] WHEN 9 THEN ['uninsured', 'missing'] WHEN 10 THEN ['partial', 'missing'] WHEN 11 THEN ['uninsured', 'partial', 'missing'] WHEN 12 THEN ['inaccurate', 'missing'] WHEN 13 THEN ['uninsured', 'inaccurate', 'missing'] WHEN 14 THEN ['partial', 'inaccurate', 'missing'] WHEN 15 THEN ['uninsured', 'partial', 'inaccurate', 'missing'] ELSE CAST([] AS STRING[]) END AS reasons, y.rule, y.required, y.required_by_law,
        CASE WHEN s.open_inaccurate AND NOT s.open_uninsured AND NOT s.open_partial AND NOT s.open_missing AND NOT s.hard THEN 'desk'
          WHEN s.open_inaccurate OR s.open_uninsured OR s.open_partial OR s.open_missing THEN 'visit' END AS ask,
        s.person_id, s.is_local, y.required_1, y.required_2, y.required_3, y.required_4, y.required_5, s.inaccurate, s.lacking OR s.no_phone AS missing_before
      FROM settled s JOIN policy_rows y ON y.place = s.rule_place JOIN person_keys k ON k.person_id = s.person_id
      LEFT JOIN personal_status_latest t ON t.person_id = s.person_id
      LEFT JOIN outsider_cities c ON c.person_id = s.person_id;

-- find employees not enrolled: table found_employee
SELECT 'employee_not_enrolled' AS code, CAST(NULL AS STRING) AS insurance, CAST(s.person_id AS STRING) AS subject, s.person_id, CAST(NULL AS BIGINT) AS rid,
      coalesce(CAST(rule AS STRING), '') || '|' || coalesce(CAST(CASE WHEN required_1 AND AIC003 IN ('91', '92', '94') THEN AIC003 END AS STRING), '') || '|' || coalesce(CAST(CASE WHEN required_2 AND AKC003 IN ('91', '92', '94') THEN AKC003 END AS STRING), '') || '|' || coalesce(CAST(CASE WHEN required_3 AND ALC003 IN ('91', '92', '94') THEN ALC003 END AS STRING), '') || '|' || coalesce(CAST(CASE WHEN required_4 AND AJC003 IN ('91', '92', '94') THEN AJC003 END AS STRING), '') || '|' || coalesce(CAST(CASE WHEN required_5 AND AMC003 IN ('91', '92', '94') THEN AMC003 END AS STRING), '') AS said
    FROM persons s JOIN people p ON p.person_id = s.person_id LEFT JOIN name_keys k ON k.name = p.name
    WHERE NOT EXISTS (SELECT 1 FROM rulings r WHERE r.code = 'employee_not_enrolled' AND r.decision IN ('different', 'lawful') AND r.is_side AND r.a_number = p.number AND r.a_key IN ('', coalesce(k.bare, p.name))) AND (length(rule) = 2 AND contains('P1P2P3P4P5', rule)) AND ((required_1 AND AIC003 IN ('91', '92', '94')) OR (required_2 AND AKC003 IN ('91', '92', '94')) OR (required_3 AND ALC003 IN ('91', '92', '94')) OR (required_4 AND AJC003 IN ('91', '92', '94')) OR (required_5 AND AMC003 IN ('91', '92', '94')));

-- find units not enrolled: table found_unit
SELECT 'unit_not_enrolled' AS code, CAST(NULL AS STRING) AS insurance, u.unit_key AS subject, CAST(NULL AS BIGINT) AS person_id, n.rid, '' AS said
    FROM units u JOIN named_units n ON n.unit_key = u.unit_key AND n.kind = 'unit' WHERE u.not_enrolled;

-- write links: view links
SELECT l.kind, f.name AS file, l.rid % 1099511627776 AS row, k.person_key, l.number_match,
        CASE WHEN l.rung = 9 THEN 'different' WHEN l.rung IS NOT NULL THEN 'L' || CAST(l.rung AS STRING) END AS name_match,
        l.decision, CASE WHEN l.near THEN 700 WHEN l.rung IS NOT NULL AND l.rung <= 6 THEN
          CASE l.number_match WHEN 'upgraded' THEN 990 WHEN 'repaired' THEN 980 ELSE 1000 END - l.rung * 10 END AS score
      FROM (
        SELECT rid, kind, number_match, CASE WHEN decision IN ('auto', 'review') THEN person_id END AS holder, rung, decision, near FROM row_links
        UNION ALL
        SELECT r.rid, l.kind, l.number_match, CASE WHEN l.decision IN ('auto', 'review') THEN l.person_id END, l.rung, l.decision, l.near
        FROM (SELECT rid, first_rid FROM household_repeats UNION ALL SELECT rid, first_rid FROM enrolment_repeats UNION ALL SELECT rid, first_rid FROM benefit_repeats UNION ALL SELECT rid, first_rid FROM employment_repeats UNION ALL SELECT rid, first_rid FROM salary_repeats UNION ALL SELECT rid, first_rid FROM establishment_repeats UNION ALL SELECT rid, first_rid FROM student_repeats UNION ALL SELECT rid, first_rid FROM death_repeats UNION ALL SELECT rid, first_rid FROM absence_repeats UNION ALL SELECT rid, first_rid FROM assistance_repeats UNION ALL SELECT rid, first_rid FROM card_repeats UNION ALL SELECT rid, first_rid FROM elsewhere_repeats UNION ALL SELECT rid, first_rid FROM verified_repeats) r JOIN row_links l ON l.rid = r.first_rid) l
      JOIN files f ON f.file = (l.rid // 1099511627776)
      LEFT JOIN person_keys k ON k.person_id = l.holder;

-- write findings: table findings
WITH members AS (SELECT code, insurance, subject, person_id, rid, said FROM found_duplicate_enrolment
      UNION ALL SELECT code, insurance, subject, person_id, rid, said FROM found_duplicate_benefit
      UNION ALL SELECT code, insurance, subject, person_id, rid, said FROM found_number_shared
      UNION ALL SELECT code, insurance, subject, person_id, rid, said FROM found_household_duplicate
      UNION ALL SELECT code, insurance, subject, person_id, rid, said FROM found_death
      UNION ALL SELECT code, insurance, subject, person_id, rid, said FROM found_cancelled
      UNION ALL SELECT code, insurance, subject, person_id, rid, said FROM found_number_invalid
      UNION ALL SELECT code, insurance, subject, person_id, rid, said FROM found_not_in_household
      UNION ALL SELECT code, insurance, subject, person_id, rid, said FROM found_employee
      UNION ALL SELECT code, insurance, subject, person_id, rid, said FROM found_area_unknown
      UNION ALL SELECT code, insurance, subject, person_id, rid, said FROM found_two_numbers
      UNION ALL SELECT code, insurance, subject, person_id, rid, said FROM found_unit),
    named AS (
      SELECT m.code, m.insurance, m.person_id, m.rid, m.said, CASE WHEN m.code IN ('duplicate_enrolment', 'duplicate_benefit', 'after_death', 'death_not_cancelled', 'employee_not_enrolled')
          THEN coalesce(k.person_key, h.number || chr(1) || h.name, o.number || chr(1) || o.name, 'row ' || m.subject) ELSE m.subject END AS subject, k.person_key
      FROM members m LEFT JOIN person_keys k ON k.person_id = m.person_id LEFT JOIN household_placed h ON h.rid = CASE WHEN k.person_key IS NULL THEN m.person_id END
      LEFT JOIN outsiders o ON o.person_id = CASE WHEN k.person_key IS NULL THEN m.person_id END),
    people_of AS (SELECT code, insurance, subject, list(person_key ORDER BY person_key) AS person_keys FROM (SELECT DISTINCT code, insurance, subject, person_key FROM named WHERE person_key IS NOT NULL) x GROUP BY code, insurance, subject),
    said_in AS (SELECT code, insurance, subject, string_agg(said || ';', '' ORDER BY said) AS said FROM (SELECT DISTINCT code, insurance, subject, said FROM named WHERE said <> '') x GROUP BY code, insurance, subject),
    placed AS (SELECT code, insurance, subject, rid FROM named WHERE rid IS NOT NULL
      UNION ALL SELECT n.code, n.insurance, n.subject, again.rid FROM named n JOIN (SELECT rid, first_rid FROM household_repeats UNION ALL SELECT rid, first_rid FROM enrolment_repeats UNION ALL SELECT rid, first_rid FROM benefit_repeats UNION ALL SELECT rid, first_rid FROM employment_repeats UNION ALL SELECT rid, first_rid FROM salary_repeats UNION ALL SELECT rid, first_rid FROM establishment_repeats UNION ALL SELECT rid, first_rid FROM unit_repeats UNION ALL SELECT rid, first_rid FROM student_repeats UNION ALL SELECT rid, first_rid FROM death_repeats UNION ALL SELECT rid, first_rid FROM absence_repeats UNION ALL SELECT rid, first_rid FROM assistance_repeats UNION ALL SELECT rid, first_rid FROM card_repeats UNION ALL SELECT rid, first_rid FROM elsewhere_repeats UNION ALL SELECT rid, first_rid FROM verified_repeats UNION ALL SELECT rid, first_rid FROM ruling_repeats) again ON again.first_rid = n.rid),
    rows_of AS (SELECT code, insurance, subject, list(struct_pack("kind" := kind, "file" := file, "row" := row) ORDER BY file, row) AS links FROM (
        SELECT DISTINCT n.code, n.insurance, n.subject, f.kind, f.name AS file, n.rid % 1099511627776 AS row FROM placed n JOIN files f ON f.file = (n.rid // 1099511627776)) x GROUP BY code, insurance, subject)
    SELECT left(sha256(s.code || '|' || coalesce(s.insurance, '') || '|' || s.subject), 32) AS finding_key, s.code, s.insurance, coalesce(p.person_keys, []) AS person_keys, coalesce(r.links, []) AS links,
      to_json(CASE WHEN s.code IN ('number_shared', 'number_not_in_household', 'household_duplicate', 'enrolled_but_cancelled') THEN MAP {'number': s.subject}
        WHEN s.code = 'number_invalid' THEN MAP {'number': split_part(s.subject, chr(1), 1), 'name': split_part(s.subject, chr(1), 2)}
        WHEN s.code = 'person_with_two_numbers' THEN MAP {'number_a': split_part(s.subject, chr(1), 1), 'number_b': split_part(s.subject, chr(1), 2)}
        WHEN s.code = 'area_unknown' THEN MAP {'division': s.subject}
        WHEN s.code = 'unit_not_enrolled' THEN MAP {'unit': substr(s.subject, 2), 'name': coalesce(u.AAB004, ''), 'AAB998': coalesce(u.AAB998, '')}
        WHEN s.code IN ('after_death', 'death_not_cancelled') AND position(chr(1) IN s.subject) > 0 THEN MAP {'number': split_part(s.subject, chr(1), 1), 'name': split_part(s.subject, chr(1), 2)}
        ELSE MAP {'person_key': s.subject} END) AS detail, left(sha256(coalesce(e.said, '')), 32) AS evidence
    FROM (SELECT DISTINCT code, insurance, subject FROM named) s
    LEFT JOIN people_of p ON p.code = s.code AND p.subject = s.subject AND p.insurance IS NOT DISTINCT FROM s.insurance
    LEFT JOIN said_in e ON e.code = s.code AND e.subject = s.subject AND e.insurance IS NOT DISTINCT FROM s.insurance
    LEFT JOIN rows_of r ON r.code = s.code AND r.subject = s.subject AND r.insurance IS NOT DISTINCT FROM s.insurance
    LEFT JOIN units u ON u.unit_key = CASE WHEN s.code = 'unit_not_enrolled' THEN s.subject END;

-- gather what rows without a person say: table stray_sayings
SELECT s.id, s.rid, s.kind, s.said_name, s.said_number, s.led_by, s.obstacle, s.insurance, s.code, s.code_elsewhere, s.inside, s.place, NULLIF(CASE WHEN regexp_full_match(s.said_name, '[一-龥]+') THEN s.said_name ELSE k.bare END, '') AS name,
          CASE WHEN regexp_full_match(coalesce(s.number, ''), '[0-9]{14,18}[0-9X]') THEN left(s.number, 6) END AS region, CASE WHEN regexp_full_match(coalesce(s.number, ''), '[0-9]{14,18}[0-9X]') AND length(s.number) BETWEEN 17 AND 19 THEN substr(s.number, 7, 8) WHEN regexp_full_match(coalesce(s.number, ''), '[0-9]{14,18}[0-9X]') AND length(s.number) = 15 THEN '19' || substr(s.number, 7, 6) END AS birth, CASE WHEN regexp_full_match(coalesce(s.number, ''), '[0-9]{14,18}[0-9X]') AND length(s.number) BETWEEN 17 AND 19 THEN substr(s.number, 15, 4) END AS tail, CASE WHEN regexp_full_match(coalesce(s.number, ''), '[0-9]{14,18}[0-9X]') AND length(s.number) = 18 THEN CASE WHEN TRY_CAST(substr(s.number, 17, 1) AS INTEGER) % 2 = 1 THEN '1' ELSE '2' END END AS sex, s.phone, s.address, s.personal, s.employer, s.county
        FROM (SELECT r.rid, 'enrolment' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            CASE WHEN r.AAE005 = '' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% ' OR r.AAE005 LIKE '　%' OR r.AAE005 LIKE '%　' OR r.AAE005 LIKE '	%' OR r.AAE005 LIKE '%	' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE005), '') ELSE r.AAE005 END AS phone, CASE WHEN contains(r.AAE006, ' ') OR contains(r.AAE006, '　') OR contains(r.AAE006, '	') OR contains(r.AAE006, ' ') THEN NULLIF(translate(r.AAE006, ' 　	 ', ''), '') ELSE NULLIF(r.AAE006, '') END AS address, CASE WHEN r.AAC001 = '' OR r.AAC001 LIKE ' %' OR r.AAC001 LIKE '% ' OR r.AAC001 LIKE '　%' OR r.AAC001 LIKE '%　' OR r.AAC001 LIKE '	%' OR r.AAC001 LIKE '%	' OR r.AAC001 LIKE ' %' OR r.AAC001 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC001), '') ELSE r.AAC001 END AS personal, CASE WHEN regexp_full_match(r.AAB004, '[一-龥]+') THEN r.AAB004 ELSE NULLIF(translate(r.AAB004, '（）［］，．－＆　０１２３４５６７８９ ', '()[],.-&0123456789'), '') END AS employer,
            r.AAB301_six AS county, left(sha256('enrolment' || chr(1) || concat_ws(chr(1), coalesce(r.AAC001, ''), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAC008, ''), coalesce(r.AAC031, ''), coalesce(r.status_code, ''), coalesce(r.AAB001, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAC030, ''), coalesce(r.AAE035, ''), coalesce(r.AAC012, ''), coalesce(r.AAC084, ''), coalesce(r.AAE005, ''), coalesce(r.AAE006, ''), coalesce(r.AAC010, ''), coalesce(r.AAC009, ''), coalesce(r.op, ''))), 32) AS id
          FROM strays l JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM enrolment_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.rid = l.rid WHERE l.kind = 'enrolment'
 UNION ALL SELECT r.rid, 'benefit' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            CAST(NULL AS STRING) AS phone, CAST(NULL AS STRING) AS address, CASE WHEN r.AAC001 = '' OR r.AAC001 LIKE ' %' OR r.AAC001 LIKE '% ' OR r.AAC001 LIKE '　%' OR r.AAC001 LIKE '%　' OR r.AAC001 LIKE '	%' OR r.AAC001 LIKE '%	' OR r.AAC001 LIKE ' %' OR r.AAC001 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAC001), '') ELSE r.AAC001 END AS personal, CAST(NULL AS STRING) AS employer,
            r.AAB301_six AS county, left(sha256('benefit' || chr(1) || concat_ws(chr(1), coalesce(r.AAC001, ''), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAE041, ''), coalesce(r.AAE042, ''), coalesce(r.AAE116, ''), coalesce(r.op, ''))), 32) AS id
          FROM strays l JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM benefit_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.rid = l.rid WHERE l.kind = 'benefit'
 UNION ALL SELECT r.rid, 'employment' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            CAST(NULL AS STRING) AS phone, CAST(NULL AS STRING) AS address, CAST(NULL AS STRING) AS personal, CASE WHEN regexp_full_match(r.AAB004, '[一-龥]+') THEN r.AAB004 ELSE NULLIF(translate(r.AAB004, '（）［］，．－＆　０１２３４５６７８９ ', '()[],.-&0123456789'), '') END AS employer,
            CAST(NULL AS STRING) AS county, left(sha256('employment' || chr(1) || concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAB998, ''), coalesce(r.AAB001, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAE030, ''), coalesce(r.AAE031, ''), coalesce(r.op, ''))), 32) AS id
          FROM strays l JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM employment_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.rid = l.rid WHERE l.kind = 'employment'
 UNION ALL SELECT r.rid, 'salary' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            CAST(NULL AS STRING) AS phone, CAST(NULL AS STRING) AS address, CAST(NULL AS STRING) AS personal, CASE WHEN regexp_full_match(r.AAB004, '[一-龥]+') THEN r.AAB004 ELSE NULLIF(translate(r.AAB004, '（）［］，．－＆　０１２３４５６７８９ ', '()[],.-&0123456789'), '') END AS employer,
            CAST(NULL AS STRING) AS county, left(sha256('salary' || chr(1) || concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAE041, ''), coalesce(r.op, ''))), 32) AS id
          FROM strays l JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM salary_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.rid = l.rid WHERE l.kind = 'salary'
 UNION ALL SELECT r.rid, 'establishment' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            CAST(NULL AS STRING) AS phone, CAST(NULL AS STRING) AS address, CAST(NULL AS STRING) AS personal, CASE WHEN regexp_full_match(r.AAB004, '[一-龥]+') THEN r.AAB004 ELSE NULLIF(translate(r.AAB004, '（）［］，．－＆　０１２３４５６７８９ ', '()[],.-&0123456789'), '') END AS employer,
            CAST(NULL AS STRING) AS county, left(sha256('establishment' || chr(1) || concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAB998, ''), coalesce(r.AAB004, ''), coalesce(r.AAB019, ''), coalesce(r.AAC012, ''), coalesce(r.op, ''))), 32) AS id
          FROM strays l JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM establishment_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.rid = l.rid WHERE l.kind = 'establishment'
 UNION ALL SELECT r.rid, 'student' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            CAST(NULL AS STRING) AS phone, CAST(NULL AS STRING) AS address, CAST(NULL AS STRING) AS personal, CAST(NULL AS STRING) AS employer,
            CAST(NULL AS STRING) AS county, left(sha256('student' || chr(1) || concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.school, ''), coalesce(r.AAE030, ''), coalesce(r.AAE031, ''), coalesce(r.state, ''), coalesce(r.op, ''))), 32) AS id
          FROM strays l JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM student_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.rid = l.rid WHERE l.kind = 'student'
 UNION ALL SELECT r.rid, 'death' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            CAST(NULL AS STRING) AS phone, CAST(NULL AS STRING) AS address, CAST(NULL AS STRING) AS personal, CAST(NULL AS STRING) AS employer,
            CAST(NULL AS STRING) AS county, left(sha256('death' || chr(1) || concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.death_date, ''), coalesce(r.op, ''))), 32) AS id
          FROM strays l JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM death_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.rid = l.rid WHERE l.kind = 'death'
 UNION ALL SELECT r.rid, 'absence' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            CAST(NULL AS STRING) AS phone, CAST(NULL AS STRING) AS address, CAST(NULL AS STRING) AS personal, CAST(NULL AS STRING) AS employer,
            CAST(NULL AS STRING) AS county, left(sha256('absence' || chr(1) || concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.reason, ''), coalesce(r.AAE030, ''), coalesce(r.AAE031, ''), coalesce(r.op, ''))), 32) AS id
          FROM strays l JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM absence_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.rid = l.rid WHERE l.kind = 'absence'
 UNION ALL SELECT r.rid, 'assistance' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            CAST(NULL AS STRING) AS phone, CAST(NULL AS STRING) AS address, CAST(NULL AS STRING) AS personal, CAST(NULL AS STRING) AS employer,
            CAST(NULL AS STRING) AS county, left(sha256('assistance' || chr(1) || concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.category, ''), coalesce(r.AAE030, ''), coalesce(r.AAE031, ''), coalesce(r.op, ''))), 32) AS id
          FROM strays l JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM assistance_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.rid = l.rid WHERE l.kind = 'assistance'
 UNION ALL SELECT r.rid, 'card' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            CASE WHEN r.AAE005 = '' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% ' OR r.AAE005 LIKE '　%' OR r.AAE005 LIKE '%　' OR r.AAE005 LIKE '	%' OR r.AAE005 LIKE '%	' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE005), '') ELSE r.AAE005 END AS phone, CASE WHEN contains(r.AAE006, ' ') OR contains(r.AAE006, '　') OR contains(r.AAE006, '	') OR contains(r.AAE006, ' ') THEN NULLIF(translate(r.AAE006, ' 　	 ', ''), '') ELSE NULLIF(r.AAE006, '') END AS address, CAST(NULL AS STRING) AS personal, CAST(NULL AS STRING) AS employer,
            CAST(NULL AS STRING) AS county, left(sha256('card' || chr(1) || concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE005, ''), coalesce(r.AAE006, ''), coalesce(r.op, ''))), 32) AS id
          FROM strays l JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM card_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.rid = l.rid WHERE l.kind = 'card'
 UNION ALL SELECT r.rid, 'elsewhere' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            CAST(NULL AS STRING) AS phone, CAST(NULL AS STRING) AS address, CAST(NULL AS STRING) AS personal, CAST(NULL AS STRING) AS employer,
            r.AAB301_six AS county, left(sha256('elsewhere' || chr(1) || concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.AAE140, ''), coalesce(r.AAB301, ''), coalesce(r.AAC008, ''), coalesce(r.AAC031, ''), coalesce(r.status_code, ''), coalesce(r.op, ''))), 32) AS id
          FROM strays l JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM elsewhere_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.rid = l.rid WHERE l.kind = 'elsewhere'
 UNION ALL SELECT r.rid, 'verified' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            CASE WHEN r.AAE005 = '' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% ' OR r.AAE005 LIKE '　%' OR r.AAE005 LIKE '%　' OR r.AAE005 LIKE '	%' OR r.AAE005 LIKE '%	' OR r.AAE005 LIKE ' %' OR r.AAE005 LIKE '% '
    THEN NULLIF(trim(BOTH ' 　	 ' FROM r.AAE005), '') ELSE r.AAE005 END AS phone, CASE WHEN contains(r.AAE006, ' ') OR contains(r.AAE006, '　') OR contains(r.AAE006, '	') OR contains(r.AAE006, ' ') THEN NULLIF(translate(r.AAE006, ' 　	 ', ''), '') ELSE NULLIF(r.AAE006, '') END AS address, CAST(NULL AS STRING) AS personal, CASE WHEN regexp_full_match(r.AAB004, '[一-龥]+') THEN r.AAB004 ELSE NULLIF(translate(r.AAB004, '（）［］，．－＆　０１２３４５６７８９ ', '()[],.-&0123456789'), '') END AS employer,
            CAST(NULL AS STRING) AS county, left(sha256('verified' || chr(1) || concat_ws(chr(1), coalesce(r.AAC002, ''), coalesce(r.AAC003, ''), coalesce(r.verified_at, ''), coalesce(r.AAC004, ''), coalesce(r.AAC006, ''), coalesce(r.AAC010, ''), coalesce(r.AAE006, ''), coalesce(r.AAE005, ''), coalesce(r.AAC012, ''), coalesce(r.AAB004, ''), coalesce(r.AIC003, ''), coalesce(r.AKC003, ''), coalesce(r.ALC003, ''), coalesce(r.AJC003, ''), coalesce(r.AMC003, ''), coalesce(r.op, ''))), 32) AS id
          FROM strays l JOIN (SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    CAST(CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END AS ENUM('same', 'upgraded', 'repaired', 'near', 'none')) AS number_match,
    CAST(odd_numbers.number_state AS ENUM('valid', 'invalid', 'empty', 'unusable')) AS number_state
  FROM verified_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number) r ON r.rid = l.rid WHERE l.kind = 'verified') s LEFT JOIN name_keys k ON k.name = s.said_name;

-- household books that have the phones or numbers of stray rows: table stray_families
WITH related AS (SELECT AAC002, AAC003, AAE005, AAB401 FROM persons
        WHERE is_local AND (AAE005 IN (SELECT phone FROM stray_sayings WHERE phone IS NOT NULL)
          OR AAC002 IN (SELECT said_number FROM stray_sayings WHERE obstacle = 'number_of_another' AND said_number IS NOT NULL))),
      own AS (SELECT p.AAE005 AS phone FROM related p JOIN (SELECT DISTINCT phone FROM stray_sayings WHERE phone IS NOT NULL) said
        ON said.phone = p.AAE005 GROUP BY p.AAE005 HAVING count(*) <= 50),
      members AS (
        SELECT r.rid, p.AAB401 AS family FROM stray_sayings r JOIN own o ON o.phone = r.phone
        JOIN related p ON p.AAE005 = o.phone AND p.AAB401 IS NOT NULL AND p.AAC003 <> r.said_name
        UNION ALL
        SELECT r.rid, p.AAB401 FROM stray_sayings r
        JOIN related p ON p.AAC002 = r.said_number AND p.AAB401 IS NOT NULL AND p.AAC003 <> r.said_name
        WHERE r.obstacle = 'number_of_another')
    SELECT rid, min(family) AS family FROM members GROUP BY rid HAVING min(family) = max(family);

-- rows without a person, with their household: table stray_rows
SELECT s.*, f.family FROM stray_sayings s LEFT JOIN stray_families f ON f.rid = s.rid;

-- personal numbers of stray rows: table stray_personals
SELECT e.person_id, min(e.AAC001) AS personal FROM evidence e
    JOIN (SELECT DISTINCT personal FROM stray_sayings WHERE personal IS NOT NULL) r ON r.personal = e.AAC001 WHERE NOT e.near GROUP BY e.person_id;

-- people whose the rows may be: view stray_people
SELECT p.id, p.number, NULLIF(CASE WHEN regexp_full_match(p.AAC003, '[一-龥]+') THEN p.AAC003 ELSE k.bare END, '') AS name, p.region, p.birth, p.tail, p.sex,
        p.phone, p.address, p.family, s.personal, p.employer, p.county, p.home
      FROM (SELECT person_id, person_key AS id, AAC002 AS number, AAC003, AAC006 AS birth, AAC004 AS sex, AAE005 AS phone, AAB401 AS family,
          CASE WHEN AAC058 = '01' THEN left(AAC002, 6) ELSE CASE WHEN regexp_full_match(coalesce(AAC002, ''), '[0-9]{14,18}[0-9X]') THEN left(AAC002, 6) END END AS region, CASE WHEN AAC058 = '01' THEN substr(AAC002, 15, 4) ELSE CASE WHEN regexp_full_match(coalesce(AAC002, ''), '[0-9]{14,18}[0-9X]') AND length(AAC002) BETWEEN 17 AND 19 THEN substr(AAC002, 15, 4) END END AS tail,
          CASE WHEN contains(AAE006, ' ') OR contains(AAE006, '　') OR contains(AAE006, '	') OR contains(AAE006, ' ') THEN NULLIF(translate(AAE006, ' 　	 ', ''), '') ELSE NULLIF(AAE006, '') END AS address, NULLIF(translate(AAB004, '（）［］，．－＆　０１２３４５６７８９ ', '()[],.-&0123456789'), '') AS employer, left(AAB299, 6) AS county,
          CAST(NULL AS STRING) AS home
        FROM persons WHERE is_local) p
      LEFT JOIN name_keys k ON k.name = p.AAC003 LEFT JOIN stray_personals s ON s.person_id = p.person_id;

-- rows and people ruled to be two: table stray_refusals
SELECT DISTINCT r.id AS row_id, p.id AS person_key
    FROM rulings s JOIN stray_rows r ON r.said_number = s.a_number AND s.a_key IN ('', r.name)
    JOIN stray_people p ON p.number = s.b_number AND s.b_key IN ('', p.name)
    WHERE s.decision = 'different';

-- people by the cities where they are insured: table insured
SELECT i.person_id, i.city, p.inaccurate OR p.missing_before AS doubtful,
      coalesce(NOT p.is_local OR p.city <> i.city, FALSE) AS elsewhere
    FROM insured_in i JOIN persons p ON p.person_id = i.person_id;

-- count the quarterly table: table quarter_counts
SELECT coalesce(h.city, n.city) AS city, coalesce(c2, 0) AS c2, coalesce(direct, 0) + coalesce(c4, 0) AS c3, coalesce(c4, 0) AS c4,
        coalesce(c5, 0) AS c5, coalesce(c6, 0) AS c6, coalesce(c7, 0) AS c7, coalesce(c8, 0) AS c8, coalesce(c9, 0) AS c9, coalesce(c10, 0) AS c10, coalesce(c11, 0) AS c11, coalesce(c12, 0) AS c12, coalesce(c13, 0) AS c13, coalesce(c14, 0) AS c14, coalesce(c15, 0) AS c15, coalesce(c16, 0) AS c16, coalesce(c17, 0) AS c17
      FROM (SELECT city, count(CASE WHEN is_local THEN 1 END) AS c2, count(CASE WHEN is_local AND disposition = 'direct' THEN 1 END) AS direct, count(CASE WHEN is_local AND disposition = 'in_province' THEN 1 END) AS c5, count(CASE WHEN is_local AND disposition = 'out_of_province' THEN 1 END) AS c6,
          count(CASE WHEN is_local AND disposition = 'survey' THEN 1 END) AS c7, count(CASE WHEN is_local AND disposition = 'survey' AND verified_at IS NOT NULL THEN 1 END) AS c8,
          count(CASE WHEN is_local AND required_1 AND AIC003 IN ('91', '92', '94') THEN 1 END) AS c9, count(CASE WHEN is_local AND person_id IN (SELECT person_id FROM found_duplicate_enrolment WHERE insurance = 'AIC003') THEN 1 END) AS c10, count(CASE WHEN is_local AND person_id IN (SELECT person_id FROM found_duplicate_benefit WHERE insurance = 'AIC003') THEN 1 END) AS c11,
          count(CASE WHEN is_local AND required_2 AND AKC003 IN ('91', '92', '94') THEN 1 END) AS c12, count(CASE WHEN is_local AND person_id IN (SELECT person_id FROM found_duplicate_enrolment WHERE insurance = 'AKC003') THEN 1 END) AS c13, count(CASE WHEN is_local AND person_id IN (SELECT person_id FROM found_duplicate_benefit WHERE insurance = 'AKC003') THEN 1 END) AS c14,
          count(CASE WHEN is_local AND required_3 AND ALC003 IN ('91', '92', '94') THEN 1 END) AS c15, count(CASE WHEN is_local AND required_4 AND AJC003 IN ('91', '92', '94') THEN 1 END) AS c16, count(CASE WHEN is_local AND required_5 AND AMC003 IN ('91', '92', '94') THEN 1 END) AS c17
        FROM persons GROUP BY city) h
      FULL JOIN (SELECT city, count(CASE WHEN elsewhere AND NOT doubtful THEN 1 END) AS c4 FROM insured GROUP BY city) n ON n.city = h.city;
