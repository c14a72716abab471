SELECT book_id FROM local_book WHERE name_key = ?1 AND in_trash = 0 ORDER BY doc LIMIT 1
