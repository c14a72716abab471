SELECT id, title, summary, order_key FROM stage WHERE plan_id = ?1 AND deleted_at IS NULL ORDER BY order_key, id
