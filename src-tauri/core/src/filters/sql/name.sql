SELECT name FROM saved_filter WHERE id = ?1 AND deleted_at IS NULL
