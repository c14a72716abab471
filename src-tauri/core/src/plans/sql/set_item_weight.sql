UPDATE item SET optional = :optional WHERE id = :item
