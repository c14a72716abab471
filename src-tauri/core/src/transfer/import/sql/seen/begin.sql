PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE seen (
  list INTEGER NOT NULL,
  number INTEGER NOT NULL,
  line INTEGER NOT NULL,
  report TEXT NOT NULL,
  PRIMARY KEY (list, number)
) STRICT, WITHOUT ROWID;
BEGIN
