SELECT id, source, title, take FROM item_group WHERE plan_id = ?1 AND deleted_at IS NULL ORDER BY source, id
