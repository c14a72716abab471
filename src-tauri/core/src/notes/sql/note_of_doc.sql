SELECT note_id FROM local_note WHERE doc = ?1
