-- Who asks a host is kept by the host: a program holds it for a while and hands out its addresses from memory, so that
-- nothing is written when an address is begun.
alter table frontier_host add column holder varchar(40);
alter table frontier_host add column held_until timestamp with time zone;
-- another program has something to ask of it and waits for its turn
alter table frontier_host add column wanted boolean default false not null;

-- what was in hand when an earlier version ended is queued again
update frontier_entry set state = 'queued', lease = null, leased_at = null where state = 'leased';
drop index frontier_entry_flight;
drop index frontier_entry_queue;
create index frontier_entry_turn on frontier_entry (crawl, state, host, kind, place);
