SELECT media_type FROM image WHERE id = ?1 AND deleted_at IS NULL
