DELETE FROM seen
WHERE list = :list
  AND number = (
    SELECT first.number
    FROM seen AS first
    WHERE first.list = :list
      AND first.line = :line
    ORDER BY first.number
    LIMIT 1
  )
RETURNING number
