SELECT merged_into FROM book WHERE id = ?1 AND merged_into IS NOT NULL
