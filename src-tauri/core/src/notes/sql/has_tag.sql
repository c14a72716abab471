EXISTS (SELECT 1 FROM note_tag nt JOIN tag t ON t.id = nt.tag_id WHERE nt.note_id = l.note_id AND nt.deleted_at IS NULL AND fold(t.name) = ?)
