SELECT coalesce(o.book_id, i.book_id)
FROM item i
LEFT JOIN overlay o ON o.item_id = i.id
WHERE i.plan_id = ?1
  AND coalesce(o.book_id, i.book_id) IS NOT NULL
