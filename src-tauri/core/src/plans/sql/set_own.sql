UPDATE overlay SET reason = :reason, target = :target WHERE item_id = :item
