SELECT seq, changeset
FROM (SELECT seq, at, coalesce, changeset FROM local_history ORDER BY seq DESC LIMIT 1)
WHERE coalesce = :key AND at >= :since
