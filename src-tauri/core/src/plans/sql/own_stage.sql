UPDATE stage SET source = NULL WHERE id = ?1
