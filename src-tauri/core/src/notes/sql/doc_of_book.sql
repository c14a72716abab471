SELECT doc FROM local_book WHERE book_id = ?1
