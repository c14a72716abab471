-- The items that need this one, or the group it is in.
SELECT item_id FROM local_need WHERE needs = ?1
