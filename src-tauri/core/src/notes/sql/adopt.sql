UPDATE note SET book_id = :keep WHERE book_id = :other
