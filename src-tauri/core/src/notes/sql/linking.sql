SELECT n.id, n.text
FROM local_link l
JOIN note n ON n.id = l.note_id
WHERE l.target_key = ?1 AND n.deleted_at IS NULL
