SELECT b.id, b.title, b.subtitle, b.description, l.authors, l.tags, l.year
FROM (
    SELECT rowid AS doc, rank AS place
    FROM local_book_search
    WHERE local_book_search MATCH ?1 AND rank MATCH 'bm25(10.0, 2.0, 5.0, 1.0)'
    ORDER BY rank
    LIMIT ?2
) the_hits
JOIN local_book l ON l.doc = the_hits.doc
JOIN book b ON b.id = l.book_id
ORDER BY the_hits.place, the_hits.doc
