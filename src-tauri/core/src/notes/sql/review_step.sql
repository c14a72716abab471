SELECT step FROM note_review WHERE note_id = ?1
