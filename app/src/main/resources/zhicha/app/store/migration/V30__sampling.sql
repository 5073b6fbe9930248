-- What a crawl's sample was to be, and what it was drawn from. The plan and its seed are written before the first page is
-- asked for, the frame together with the page each listing was found on, and a draw whole or not at all.
create table sample_plan (
    crawl         varchar(100) primary key,
    site          varchar(63) not null,
    seed          bigint not null,
    random        integer not null,
    targeted      integer not null,
    began_at      timestamp with time zone not null,
    -- null until the random share was drawn
    drawn_at      timestamp with time zone,
    frame         bigint not null,
    -- list pages that were known and not walked through when it was drawn
    lists_left    bigint not null
);
create index sample_plan_site on sample_plan (site, began_at);

create table sample_frame (
    crawl         varchar(100) not null,
    route         char(64) not null,
    address       varchar not null,
    item          varchar,
    depth         integer not null,
    source        varchar(10) not null,
    found_on      varchar(400) not null,
    found_rank    varchar(410) not null,
    sector        varchar(40) not null,
    shelf         varchar(60) not null,
    card          varchar not null,
    found_at      timestamp with time zone not null,
    -- from here on null for what is in no share of the sample
    share         varchar(10) check (share in ('random', 'targeted')),
    stratum       varchar(400),
    probability   double precision,
    round         integer,
    place         integer,
    arm           varchar(400),
    primary key (crawl, route)
);
create index sample_frame_share on sample_frame (crawl, share, round, place);

create table sample_stratum (
    crawl         varchar(100) not null,
    stratum       varchar(400) not null,
    frame         bigint not null,
    drawn         integer not null,
    primary key (crawl, stratum)
);

-- estimates ask which listings a run saw
create index sighting_run on sighting (run, capture);

-- which listing was read from a page: an address may have led on to that of another
alter table frontier_entry add column listing varchar(300);
update frontier_entry set listing =
    (select max(s.listing) from sighting s where s.run = frontier_entry.crawl and s.capture = frontier_entry.capture)
    where kind = 'LISTING' and ending = 'READ';
