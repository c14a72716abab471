-- The items that are this book, in any plan.
SELECT id FROM item WHERE book_id = ?1
UNION
SELECT item_id FROM overlay WHERE book_id = ?1
