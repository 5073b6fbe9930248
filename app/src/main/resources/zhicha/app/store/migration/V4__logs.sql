create table crawl_run (
    id            varchar(60) primary key,
    site          varchar(100) not null,
    started_at    timestamp with time zone not null,
    ended_at      timestamp with time zone,
    outcome       varchar(40),
    pages         bigint not null,
    listings      bigint not null,
    captures      bigint not null,
    failures      bigint not null
);
create index crawl_run_site on crawl_run (site, started_at);

create table audit (
    id            varchar(40) primary key,
    at_time       timestamp with time zone not null,
    who           varchar(200) not null,
    what          varchar(100) not null,
    object        varchar(400) not null,
    detail        varchar not null
);
create index audit_object on audit (object, id);
