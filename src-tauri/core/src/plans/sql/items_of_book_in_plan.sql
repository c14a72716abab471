-- The items of a plan that are a book.
SELECT i.id
FROM item i
LEFT JOIN overlay o ON o.item_id = i.id
WHERE i.book_id = ?2 AND i.plan_id = ?1 AND o.book_id IS NULL AND coalesce(o.unmatched, 0) = 0 AND i.deleted_at IS NULL
UNION
SELECT i.id
FROM overlay o
JOIN item i ON i.id = o.item_id
WHERE o.book_id = ?2 AND i.plan_id = ?1 AND i.deleted_at IS NULL
