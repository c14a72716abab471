UPDATE overlay SET depth = :depth WHERE item_id = :item
