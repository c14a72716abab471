UPDATE overlay SET stage_id = :stage, order_key = :order_key WHERE item_id = :item
