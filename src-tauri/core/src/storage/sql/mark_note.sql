-- What may change while a note keeps its words and its book; the row is named by its key and by its note.
UPDATE local_note
SET kind = (SELECT n.kind FROM note n WHERE n.id = ?2),
    place = (SELECT n.anchor_fraction FROM note n WHERE n.id = ?2),
    tags = coalesce((
        SELECT group_concat(name, ',')
        FROM (
            SELECT t.name
            FROM note_tag nt
            JOIN tag t ON t.id = nt.tag_id
            WHERE nt.note_id = ?2 AND nt.deleted_at IS NULL
            ORDER BY t.name
        )
    ), ''),
    awaits_review = (SELECT n.kind FROM note n WHERE n.id = ?2) IN ('question', 'takeaway')
        AND NOT EXISTS (SELECT 1 FROM note_review r WHERE r.note_id = ?2)
WHERE doc = ?1
