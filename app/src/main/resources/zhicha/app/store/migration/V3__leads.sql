create table lead_number (
    issued_in     integer primary key,
    last_number   integer not null
);

create table lead (
    number        varchar(40) primary key,
    version       integer not null,
    status        varchar(20) not null,
    seller        varchar(300) not null,
    created_at    timestamp with time zone not null
);
create index lead_status on lead (status, number);

create table lead_version (
    number        varchar(40) not null references lead (number),
    version       integer not null,
    data          varchar not null,
    primary key (number, version)
);

create table lead_flag (
    number        varchar(40) not null references lead (number),
    flag          varchar(40) not null references flag (id),
    primary key (number, flag)
);
create index lead_flag_flag on lead_flag (flag);
