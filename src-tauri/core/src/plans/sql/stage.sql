SELECT plan_id, title FROM stage WHERE id = ?1 AND deleted_at IS NULL
