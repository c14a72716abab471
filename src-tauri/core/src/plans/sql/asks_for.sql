SELECT asks_for FROM item WHERE id = ?1
