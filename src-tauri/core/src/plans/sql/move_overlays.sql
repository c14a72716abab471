UPDATE overlay SET book_id = :keep WHERE book_id = :other
