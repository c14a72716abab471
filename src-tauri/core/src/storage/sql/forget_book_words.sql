DELETE FROM local_book_search WHERE rowid = (SELECT doc FROM local_book WHERE book_id = ?1)
