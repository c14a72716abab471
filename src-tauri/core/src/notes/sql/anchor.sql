SELECT book_id, anchor_entered, anchor_unit, anchor_value, anchor_of, anchor_fraction FROM note WHERE id = ?1
