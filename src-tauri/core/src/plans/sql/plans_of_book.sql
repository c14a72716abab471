SELECT DISTINCT i.plan_id
FROM item i
JOIN plan p ON p.id = i.plan_id
LEFT JOIN overlay o ON o.item_id = i.id
WHERE i.book_id = ?1 AND o.book_id IS NULL AND coalesce(o.unmatched, 0) = 0
  AND i.deleted_at IS NULL AND p.deleted_at IS NULL
UNION
SELECT DISTINCT i.plan_id
FROM overlay o
JOIN item i ON i.id = o.item_id
JOIN plan p ON p.id = i.plan_id
WHERE o.book_id = ?1 AND i.deleted_at IS NULL AND p.deleted_at IS NULL
