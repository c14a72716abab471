UPDATE edition SET book_id = :book, order_key = :order_key WHERE id = :id
