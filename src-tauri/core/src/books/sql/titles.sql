SELECT book_id, title, authors FROM local_book WHERE in_trash = 0
