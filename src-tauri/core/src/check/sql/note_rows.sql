SELECT 'note ' || note_id, json_array(
    book_id, kind, tags, place, name, name_key, awaits_review, created_at,
    EXISTS (SELECT 1 FROM local_note_search WHERE rowid = doc),
    (
        SELECT json_group_array(target_key)
        FROM (SELECT target_key FROM local_link k WHERE k.note_id = l.note_id ORDER BY target_key)
    )
)
FROM local_note l
