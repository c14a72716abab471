UPDATE saved_filter SET order_key = :order_key WHERE id = :id
