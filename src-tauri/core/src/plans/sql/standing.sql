SELECT state, is_done, part_share FROM local_item WHERE item_id = ?1
