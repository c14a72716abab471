SELECT book_id, state, times_read, progress, rating, tags
FROM local_book
WHERE +in_trash = 0
ORDER BY book_id
