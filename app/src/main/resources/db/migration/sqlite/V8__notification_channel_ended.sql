-- When the receiver ended the address of the channel, and the digest of that address. Null while it is in use.
alter table notification_channel add column ended_at text;
alter table notification_channel add column ended_address text;
