SELECT 'note ' || note_id, json_array(book_id, kind, tags, created_at, EXISTS (SELECT 1 FROM local_note_search WHERE rowid = doc))
FROM local_note
