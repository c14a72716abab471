UPDATE item_group SET dissolved = 1 WHERE id = ?1
