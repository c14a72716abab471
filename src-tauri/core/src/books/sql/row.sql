SELECT book_id, title, authors, state, reads, times_read, progress, position_unit, position_value, pages, minutes, isbn13, rating, year,
    level, tags, plans, notes, added_at, last_read
FROM local_book
WHERE doc = ?1
