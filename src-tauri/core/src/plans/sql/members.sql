SELECT item_id FROM local_item WHERE group_id = ?1
