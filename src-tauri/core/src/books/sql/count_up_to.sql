SELECT count(*)
FROM (SELECT 1 FROM local_book_search WHERE local_book_search MATCH ?1 LIMIT ?2)
