-- What comes before what: the reader's own word on it, groups and parts of their own, topics they know.

-- A need of a group. Its topic then says the group's title, for whoever does not know of this column.
ALTER TABLE requires ADD COLUMN needs_group_id TEXT REFERENCES item_group (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX requires_group ON requires (needs_group_id) WHERE needs_group_id IS NOT NULL;

-- The reader's own prerequisites, and their word on the curator's. The key is made of the item and what it needs, so that
-- it outlives the rows of `requires`, which a new version of the plan writes again.
CREATE TABLE own_need (
    id             TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    item_id        TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    needs_item_id  TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    needs_group_id TEXT REFERENCES item_group (id) DEFERRABLE INITIALLY DEFERRED,
    needs_topic    TEXT CHECK (length(needs_topic) BETWEEN 1 AND 300),
    -- None: as the curator says; where they say nothing, there is no such need.
    strength       TEXT CHECK (strength IN ('hard', 'soft')),
    why            TEXT CHECK (length(why) <= 100000),
    -- Waved through: the item may be read though this was not.
    waived_at      INTEGER,
    waived_why     TEXT CHECK (length(waived_why) <= 100000),
    CHECK ((needs_item_id IS NOT NULL) + (needs_group_id IS NOT NULL) + (needs_topic IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_need_item ON own_need (item_id);
CREATE INDEX own_need_needs ON own_need (needs_item_id) WHERE needs_item_id IS NOT NULL;
CREATE INDEX own_need_group ON own_need (needs_group_id) WHERE needs_group_id IS NOT NULL;

-- A topic that the reader knows, whatever plan asks for it. The key is made of its words.
CREATE TABLE known_topic (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    topic      TEXT    NOT NULL CHECK (length(topic) BETWEEN 1 AND 300),
    known_at   INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

-- The reader's own group, part and weight of an item; none: as the curator says.
ALTER TABLE overlay ADD COLUMN group_id TEXT REFERENCES item_group (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE overlay ADD COLUMN ungrouped INTEGER NOT NULL DEFAULT 0 CHECK (ungrouped IN (0, 1));
ALTER TABLE overlay ADD COLUMN part_unit TEXT CHECK (part_unit IN ('whole', 'chapter', 'page'));
ALTER TABLE overlay ADD COLUMN part_first INTEGER CHECK (part_first >= 1);
ALTER TABLE overlay ADD COLUMN part_last INTEGER CHECK (part_last >= part_first);
ALTER TABLE overlay ADD COLUMN optional INTEGER CHECK (optional IN (0, 1));
CREATE INDEX overlay_group ON overlay (group_id) WHERE group_id IS NOT NULL;

-- The reader's own name and number of a group, and that they dissolved it.
ALTER TABLE item_group ADD COLUMN own_title TEXT CHECK (length(own_title) BETWEEN 1 AND 1000);
ALTER TABLE item_group ADD COLUMN own_take INTEGER CHECK (own_take BETWEEN 1 AND 10000);
ALTER TABLE item_group ADD COLUMN dissolved INTEGER NOT NULL DEFAULT 0 CHECK (dissolved IN (0, 1));

-- Derived: one row an item, with where it stands and how much it waits for. A change makes again only the rows of what it
-- touched and of what needs that.
CREATE TABLE local_item (
    item_id    TEXT    NOT NULL PRIMARY KEY,
    plan_id    TEXT    NOT NULL,
    group_id   TEXT,
    -- Where it stands apart from what it needs: 'open' where only that decides.
    standing   TEXT    NOT NULL,
    is_done    INTEGER NOT NULL,
    -- How much of its part is read, 0 to 1; none for a whole book.
    part_share REAL,
    -- Hard needs that are not fulfilled.
    open_needs INTEGER NOT NULL DEFAULT 0,
    state      TEXT    NOT NULL DEFAULT 'waiting'
) STRICT, WITHOUT ROWID;
CREATE INDEX local_item_state ON local_item (plan_id, state);
CREATE INDEX local_item_group ON local_item (group_id) WHERE group_id IS NOT NULL;

-- Derived: both layers of the needs of each item. `needs` is the id of an item or group, or 'topic:' and its folded words.
CREATE TABLE local_need (
    item_id  TEXT    NOT NULL,
    needs    TEXT    NOT NULL,
    kind     TEXT    NOT NULL CHECK (kind IN ('item', 'group', 'topic')),
    strength TEXT    NOT NULL,
    waived   INTEGER NOT NULL,
    PRIMARY KEY (item_id, needs)
) STRICT, WITHOUT ROWID;
CREATE INDEX local_need_needs ON local_need (needs, item_id);
