SELECT book_id FROM item WHERE id = ?1
UNION
SELECT book_id FROM overlay WHERE item_id = ?1
