SELECT count(*) FROM local_book_search WHERE local_book_search MATCH ?1
