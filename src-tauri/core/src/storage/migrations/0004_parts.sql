-- A step of very many rows is recorded in parts, which lie here in the order of their recording; the last of them
-- stands with the step itself. So a change of any length fits into memory, and no part outgrows what one value can hold.
CREATE TABLE local_history_part (
    id        INTEGER NOT NULL PRIMARY KEY,
    seq       INTEGER NOT NULL REFERENCES local_history (seq) ON DELETE CASCADE,
    changeset BLOB    NOT NULL
) STRICT;
CREATE INDEX local_history_part_seq ON local_history_part (seq);
