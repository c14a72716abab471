UPDATE item SET stage_id = :stage, order_key = :order_key WHERE id = :id
