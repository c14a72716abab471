UPDATE timer SET read_id = :keep WHERE read_id = :other
