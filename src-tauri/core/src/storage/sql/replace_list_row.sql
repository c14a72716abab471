UPDATE local_book
SET
    in_trash = ?2, title = ?3, title_key = ?4, name_key = ?5, authors = ?6, author_key = ?7, tags = ?8, state = ?9,
    state_rank = ?10, reads = ?11, times_read = ?12, progress = ?13, position_unit = ?14, position_value = ?15,
    pages = ?16, minutes = ?17, isbn13 = ?18, rating = ?19, year = ?20, level = ?21, level_rank = ?22, plans = ?23,
    notes = ?24, added_at = ?25, last_read = ?26, last_activity = ?27
WHERE book_id = ?1
