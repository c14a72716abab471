-- The items of these groups, as they were kept.
SELECT s.item_id
FROM json_each(?1) g
JOIN local_item s ON s.group_id = g.value
