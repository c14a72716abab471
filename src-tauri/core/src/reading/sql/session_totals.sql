SELECT coalesce(sum(minutes), 0), count(*) FROM session WHERE read_id = ?1 AND deleted_at IS NULL
