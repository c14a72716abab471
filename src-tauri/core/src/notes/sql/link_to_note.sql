SELECT note_id, book_id
FROM local_note
WHERE name_key = :key AND kind <> 'session' AND note_id IS NOT :from
ORDER BY doc
LIMIT 1
