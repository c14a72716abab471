UPDATE item SET source = NULL WHERE id = ?1
