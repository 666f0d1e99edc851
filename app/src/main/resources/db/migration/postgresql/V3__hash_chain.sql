-- Of everything up to this position; the recipe is ChainLink's. Older rows get theirs from the step that follows.
alter table domain_event add column hash bytea;

-- Where the log ends: the last position and its hash, written with every batch. Without it nobody would miss the last rows.
create table domain_event_end (
    one      bigint primary key check (one = 1),
    position bigint not null,
    hash     bytea  not null
);
