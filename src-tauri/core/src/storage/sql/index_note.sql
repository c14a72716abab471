INSERT INTO local_note_search (rowid, text, tags, book) VALUES (?1, ?2, ?3, ?4)
