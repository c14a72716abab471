SELECT "table" || ' row ' || coalesce(rowid, '') || ' points at a ' || parent || ' that is not there'
FROM pragma_foreign_key_check
LIMIT 50
