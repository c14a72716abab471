DELETE FROM local_history
WHERE seq <= (SELECT max(seq) FROM local_history) - :kept
   OR at < :before
