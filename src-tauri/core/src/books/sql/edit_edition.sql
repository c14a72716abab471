UPDATE edition
SET name = :name,
    isbn13 = :isbn13,
    asin = :asin,
    publisher = :publisher,
    published = :published,
    language = :language,
    format = :format,
    pages = :pages,
    last_page = :last_page,
    minutes = :minutes
WHERE id = :id
