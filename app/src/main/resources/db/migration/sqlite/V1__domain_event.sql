-- Every domain event, for ever. Rows are only ever added.
create table domain_event (
    -- The place in the whole log: from 1, without gaps, in the order of the commits.
    position   integer primary key,
    event_id   text    not null,
    -- The place in one Event's history: from 0, without gaps; -1 for a message that belongs to no Event.
    version    integer not null,
    type       text    not null,
    revision   text    not null,
    message_id text    not null,
    -- UTC, always with nine digits of a second, so that the order of the text is the order of time.
    at         text    not null,
    -- JSON, kept to the byte.
    payload    text    not null,
    metadata   text    not null,
    unique (event_id, version)
) strict;
