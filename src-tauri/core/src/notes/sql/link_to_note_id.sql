SELECT note_id, book_id FROM local_note WHERE note_id = :key AND note_id IS NOT :from
