-- The editions of these books that the items of a plan name.
SELECT DISTINCT e.book_id, e.id
FROM json_each(?2) b
CROSS JOIN edition e ON e.book_id = b.value
CROSS JOIN item i ON i.edition_id = e.id
LEFT JOIN overlay o ON o.item_id = i.id
WHERE e.deleted_at IS NULL AND i.plan_id = ?1 AND i.deleted_at IS NULL
  AND coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END) = e.book_id
