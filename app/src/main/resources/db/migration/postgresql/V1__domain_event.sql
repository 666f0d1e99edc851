-- Every domain event, for ever. Rows are only ever added.
create table domain_event (
    -- The place in the whole log: from 1, without gaps, in the order of the commits.
    position   bigint           primary key,
    event_id   text collate "C" not null,
    -- The place in one Event's history: from 0, without gaps; -1 for a message that belongs to no Event.
    version    bigint           not null,
    type       text collate "C" not null,
    revision   text collate "C" not null,
    message_id text collate "C" not null,
    -- UTC, always with nine digits of a second, so that the order of the text is the order of time.
    at         text collate "C" not null,
    -- JSON, kept to the byte; jsonb would not take the escape of U+0000.
    payload    text             not null,
    metadata   text             not null,
    unique (event_id, version)
);

-- Wakes the followers on other nodes; says only that there is more, they read the log to learn what.
create function announce_domain_event() returns trigger language plpgsql as $$
begin
    perform pg_notify('domain_event', '');
    return null;
end
$$;

create trigger announce_domain_event after insert on domain_event
    for each statement execute function announce_domain_event();
