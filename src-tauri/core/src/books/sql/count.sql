-- Of all books SQLite knows the number by the pages of an index; books one by one are only counted in the trash.
SELECT iif(?1, in_trash, of_all - in_trash)
FROM (
    SELECT
        (SELECT count(*) FROM local_book) AS of_all,
        (SELECT count(*) FROM local_book WHERE in_trash = 1) AS in_trash
)
