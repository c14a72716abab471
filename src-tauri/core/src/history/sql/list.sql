SELECT seq, op, subject, source, at, undone
FROM local_history
ORDER BY seq DESC
LIMIT ?1
