SELECT max(coalesce(o.order_key, i.order_key))
FROM item i
LEFT JOIN overlay o ON o.item_id = i.id
WHERE coalesce(o.stage_id, i.stage_id) = ?1
