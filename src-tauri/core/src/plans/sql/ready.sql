-- The items of a plan that can be begun now and that it is not complete without, in its order.
SELECT i.id, b.id AS book_id, g.title AS stage_title
FROM local_item s
JOIN item i ON i.id = s.item_id
LEFT JOIN overlay o ON o.item_id = i.id
JOIN stage g ON g.id = coalesce(o.stage_id, i.stage_id)
JOIN book b ON b.id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END)
WHERE s.plan_id = ?1 AND s.state = 'ready'
  AND i.deleted_at IS NULL AND g.deleted_at IS NULL AND b.deleted_at IS NULL
  AND coalesce(o.optional, i.optional) = 0
ORDER BY g.order_key, g.id, coalesce(o.order_key, i.order_key), i.id
