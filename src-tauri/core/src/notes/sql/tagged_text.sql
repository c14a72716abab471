SELECT n.text
FROM note_tag nt
JOIN note n ON n.id = nt.note_id
WHERE nt.id = ?1 AND nt.deleted_at IS NULL
