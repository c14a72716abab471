SELECT t.name
FROM note_tag nt
JOIN tag t ON t.id = nt.tag_id
WHERE nt.note_id = ?1 AND nt.deleted_at IS NULL
ORDER BY t.name
