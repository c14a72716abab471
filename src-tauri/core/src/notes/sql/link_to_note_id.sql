SELECT note_id, book_id FROM local_note WHERE note_id = :key AND kind <> 'session' AND note_id IS NOT :from
