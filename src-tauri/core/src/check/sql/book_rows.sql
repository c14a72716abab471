SELECT 'book ' || book_id, json_array(
    in_trash, title, title_key, name_key, authors, author_key, tags, state, state_rank, reads, times_read, progress, position_unit, position_value,
    pages, minutes, isbn13, rating, year, level, level_rank, plans, notes, added_at, last_read, last_activity,
    EXISTS (SELECT 1 FROM local_book_search WHERE rowid = doc)
)
FROM local_book
