SELECT name FROM local_note WHERE note_id = ?1
