SELECT id FROM session WHERE read_id = ?1 AND note <> ''
