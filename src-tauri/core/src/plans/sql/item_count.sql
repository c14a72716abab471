SELECT count(*) FROM item WHERE plan_id = ?1 AND deleted_at IS NULL
