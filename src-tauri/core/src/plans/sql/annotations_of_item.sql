SELECT kind, text FROM annotation WHERE item_id = ?1 AND deleted_at IS NULL ORDER BY position
