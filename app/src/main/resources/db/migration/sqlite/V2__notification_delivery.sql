-- Up to where each channel has recorded its deliveries. Written together with them.
create table notification_channel (
    channel        text primary key,
    recorded_up_to integer not null
) strict;

-- What was, is and has to be sent: each notification once per channel. Rows stay.
create table notification_delivery (
    -- Of the domain event.
    position        integer not null,
    channel         text not null,
    event_id        text not null,
    type            text not null,
    -- Instants are UTC with nine digits of a second, here and below, so that the order of the text is the order of time.
    at              text not null,
    text            text not null,
    state           text not null check (state in ('pending', 'sent', 'dead')),
    attempts        integer not null,
    -- When it is due; while an attempt is under way, when that counts as lost. Null unless pending.
    next_attempt_at text,
    last_error      text,
    created_at      text not null,
    updated_at      text not null,
    primary key (position, channel),
    check ((state = 'pending') = (next_attempt_at is not null))
) strict, without rowid;

create index notification_delivery_due on notification_delivery (channel, next_attempt_at)
    where state = 'pending';

create index notification_delivery_dead on notification_delivery (position, channel)
    where state = 'dead';

-- Small because rows leave it: an index of all by the random event_id would touch a page of its own with every row.
create index notification_delivery_order on notification_delivery (event_id, channel, position)
    where state = 'pending';
