UPDATE own_need SET waived_at = NULL, waived_why = NULL WHERE id = ?1 AND waived_at IS NOT NULL
