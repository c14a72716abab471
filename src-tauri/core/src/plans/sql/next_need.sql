SELECT min(coalesce(max(position) + 1, 0), 9999) FROM requires WHERE item_id = ?1 AND deleted_at IS NULL
