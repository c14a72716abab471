SELECT book_id, title FROM local_book WHERE doc = ?1
