SELECT number, report
FROM seen
WHERE list = :list
  AND number >= :from
ORDER BY number
