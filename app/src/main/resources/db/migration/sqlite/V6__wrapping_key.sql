-- The key-encryption keys that have wrapped data keys; the keys themselves are not in the database. The check value is a
-- random key that was wrapped with it, so that another key with the same id is recognised.
create table wrapping_key (
    id          text primary key,
    check_value blob not null
) strict, without rowid;
