SELECT book_id FROM edition WHERE id = ?1 AND deleted_at IS NULL
