INSERT INTO edition (
    id, book_id, order_key, name, isbn13, asin, publisher, published, language, format, pages, last_page, minutes
)
VALUES (
    :id, :book, :order_key, :name, :isbn13, :asin, :publisher, :published, :language, :format, :pages, :last_page, :minutes
)
