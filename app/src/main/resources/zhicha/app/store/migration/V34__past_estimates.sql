-- What a run's listings were flagged for when that run was judged: an estimate of a past crawl rests on these, and not on what
-- the rules say today.
create table run_listing (
    run           varchar(60) not null,
    listing       varchar(300) not null,
    judged_at     timestamp with time zone not null,
    primary key (run, listing)
);
create table run_flag (
    run           varchar(60) not null,
    listing       varchar(300) not null,
    right_id      varchar(300) not null,
    sector        varchar(40),
    primary key (run, listing, right_id)
);
-- null for runs judged before this table was there
alter table crawl_run add column flags_kept_at timestamp with time zone;

-- the first stage of a draw in two stages: which pages of which list, and what was on them
create table sample_list (
    crawl         varchar(100) not null,
    list          varchar(60) not null,
    pages         bigint not null,
    drawn         integer not null,
    primary key (crawl, list)
);
create table sample_page (
    crawl         varchar(100) not null,
    address       varchar(400) not null,
    list          varchar(60) not null,
    page          integer not null,
    place         integer not null,
    probability   double precision not null,
    -- null until it was read
    listings      bigint,
    primary key (crawl, address)
);

-- requests of each day, in Beijing time, over all crawls of a site
create table site_day (
    site          varchar(63) not null,
    day_of        date not null,
    requests      bigint not null,
    primary key (site, day_of)
);
