SELECT read_id FROM session WHERE id = ?1 AND deleted_at IS NULL
