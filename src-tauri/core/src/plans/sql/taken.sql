SELECT id FROM plan WHERE source = ?1 AND deleted_at IS NULL ORDER BY created_at LIMIT 1
