SELECT key, value
FROM setting
WHERE key BETWEEN ?1 AND ?1 || char(1114111)
ORDER BY key
