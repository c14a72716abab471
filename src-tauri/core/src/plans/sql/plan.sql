SELECT id, source, version, title, summary, curator, goal, target FROM plan WHERE id = ?1 AND deleted_at IS NULL
