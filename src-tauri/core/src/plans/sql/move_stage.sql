UPDATE stage SET order_key = :order_key WHERE id = :id
