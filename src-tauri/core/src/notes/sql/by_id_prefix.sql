SELECT note_id FROM local_note WHERE note_id >= ?1 AND note_id < ?1 || 'g' AND kind <> 'session' LIMIT 2
