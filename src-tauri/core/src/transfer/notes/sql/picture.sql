SELECT name, media_type, bytes FROM image WHERE id = ?1 AND deleted_at IS NULL
