SELECT uuid,
  title,
  (
    -- A comma inside a name is a bar there; nobody's name is "Unknown".
    SELECT group_concat(replace(name, '|', ','), '|' ORDER BY link.id)
    FROM books_authors_link AS link
    JOIN authors ON authors.id = link.author
    WHERE link.book = books.id
      AND name <> 'Unknown'
  ),
  author_sort,
  (
    SELECT name
    FROM books_series_link AS link
    JOIN series ON series.id = link.series
    WHERE link.book = books.id
  ),
  series_index,
  (SELECT group_concat(type || ':' || val, ',' ORDER BY id) FROM identifiers WHERE book = books.id),
  isbn,
  (
    SELECT name
    FROM books_publishers_link AS link
    JOIN publishers ON publishers.id = link.publisher
    WHERE link.book = books.id
  ),
  substr(pubdate, 1, 10),
  (
    SELECT languages.lang_code
    FROM books_languages_link AS link
    JOIN languages ON languages.id = link.lang_code
    WHERE link.book = books.id
    ORDER BY item_order
    LIMIT 1
  ),
  (
    SELECT group_concat(replace(name, ',', ' '), '|||||' ORDER BY link.id)
    FROM books_tags_link AS link
    JOIN tags ON tags.id = link.tag
    WHERE link.book = books.id
  ),
  (
    SELECT ratings.rating / 2.0
    FROM books_ratings_link AS link
    JOIN ratings ON ratings.id = link.rating
    WHERE link.book = books.id
  ),
  (SELECT text FROM comments WHERE book = books.id),
  substr(timestamp, 1, 10),
  (SELECT group_concat(format, ', ' ORDER BY id) FROM data WHERE book = books.id)
FROM books
WHERE id = ?1
