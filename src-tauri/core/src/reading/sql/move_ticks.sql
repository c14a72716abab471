UPDATE chapter_read SET read_id = :keep WHERE read_id = :other
