DELETE FROM local_note_search WHERE rowid = (SELECT doc FROM local_note WHERE note_id = ?1)
