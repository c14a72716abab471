SELECT id FROM book WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 21
