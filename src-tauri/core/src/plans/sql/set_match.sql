UPDATE overlay SET book_id = :book, unmatched = :unmatched WHERE item_id = :item
