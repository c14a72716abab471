SELECT rowid FROM local_note_search WHERE local_note_search MATCH ?1 ORDER BY rowid
