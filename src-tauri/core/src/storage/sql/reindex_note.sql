UPDATE local_note_search SET text = ?2, tags = ?3, book = ?4 WHERE rowid = ?1
