SELECT t.name, t.name, count(*)
FROM local_note l
JOIN note_tag nt ON nt.note_id = l.note_id AND nt.deleted_at IS NULL
JOIN tag t ON t.id = nt.tag_id
