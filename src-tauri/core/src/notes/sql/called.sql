SELECT name, book_id FROM local_note WHERE note_id = ?1
