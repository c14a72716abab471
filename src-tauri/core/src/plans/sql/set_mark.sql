UPDATE overlay SET mark = :mark, reason = coalesce(:reason, reason) WHERE item_id = :item
