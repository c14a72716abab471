SELECT book_id FROM local_book WHERE in_trash = 0 AND title_key = ?1 LIMIT 21
