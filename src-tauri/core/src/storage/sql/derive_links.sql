-- A note that lists do not see mentions nothing either.
INSERT INTO local_link (note_id, target_key)
SELECT n.id, mentioned.value
FROM local_note l
JOIN note n ON n.id = l.note_id
JOIN json_each(note_mentions(n.text)) mentioned
WHERE l.note_id = ?1
