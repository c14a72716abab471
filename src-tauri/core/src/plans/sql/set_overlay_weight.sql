UPDATE overlay SET optional = :optional WHERE item_id = :item
