INSERT INTO local_book (
    book_id, in_trash, title, title_key, name_key, authors, author_key, tags, state, state_rank, reads, times_read,
    progress, position_unit, position_value, pages, minutes, isbn13, rating, year, level, level_rank, plans, notes,
    added_at, last_read, last_activity
)
VALUES (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25,
    ?26, ?27
)
