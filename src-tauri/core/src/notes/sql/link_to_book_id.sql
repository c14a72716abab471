SELECT book_id FROM local_book WHERE book_id = ?1 AND in_trash = 0
