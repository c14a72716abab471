-- Of all rows SQLite knows the number by the pages of an index: only what is rare is counted one by one.
SELECT
    (SELECT count(*) FROM local_book) - (SELECT count(*) FROM local_book WHERE in_trash = 1) AS books,
    (SELECT count(*) FROM local_book WHERE in_trash = 0 AND state_rank = 0) AS reading,
    (SELECT count(*) FROM local_note) - (SELECT count(*) FROM local_note WHERE kind = 'session') AS notes,
    (SELECT count(*) FROM plan WHERE deleted_at IS NULL) AS plans,
    (SELECT count(*) FROM local_book WHERE in_trash = 1) AS in_trash
