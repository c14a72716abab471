SELECT rowid
FROM local_book_search
WHERE local_book_search MATCH ?1 AND rank MATCH 'bm25(10.0, 5.0, 3.0, 1.0)'
ORDER BY rank
LIMIT ?2
