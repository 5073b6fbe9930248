-- How many days ended while an address was worked on; that is no failure of its host, and takes none of its attempts.
alter table frontier_entry add column cuts integer default 0 not null;
