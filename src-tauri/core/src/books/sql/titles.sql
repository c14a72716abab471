SELECT book_id, title FROM local_book WHERE in_trash = 0
