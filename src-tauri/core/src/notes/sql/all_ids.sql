SELECT l.note_id
FROM local_note l
