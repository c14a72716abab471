SELECT id FROM item WHERE group_id = ?1
UNION
SELECT item_id FROM overlay WHERE group_id = ?1
