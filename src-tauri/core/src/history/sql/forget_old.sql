-- A few of the oldest at a time: steps are numbered in the order of time, so the rest is younger.
DELETE FROM local_history
WHERE seq IN (SELECT seq FROM local_history ORDER BY seq LIMIT 8)
  AND (seq <= (SELECT max(seq) FROM local_history) - :kept OR at < :before)
