SELECT DISTINCT chapter_id FROM chapter_read WHERE read_id = ?1 AND deleted_at IS NULL
