SELECT count(DISTINCT note_id) FROM local_link WHERE target_key IN (:key, :id) AND note_id <> :from
