SELECT max(order_key) FROM edition WHERE book_id = ?1
