-- The number of a listing's last change, so that whoever keeps something made from listings (the index for search) can
-- ask what changed since. Numbers are given before a transaction ends, so a lower one may appear after a higher.
create sequence listing_change;
alter table listing add column changed bigint default 0 not null;
update listing set changed = nextval('listing_change');
create index listing_changed on listing (changed);
