SELECT from_fraction, to_fraction FROM chapter_span WHERE chapter_id = ?1
