DELETE FROM local_book;
DELETE FROM local_note;
DELETE FROM local_link;
DELETE FROM local_item;
DELETE FROM local_need;
INSERT INTO local_book_search (local_book_search) VALUES ('delete-all');
INSERT INTO local_note_search (local_note_search) VALUES ('delete-all');
