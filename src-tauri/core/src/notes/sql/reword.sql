-- Only a title in it is another: when the reader last wrote stays.
UPDATE note SET text = :text WHERE id = :id
