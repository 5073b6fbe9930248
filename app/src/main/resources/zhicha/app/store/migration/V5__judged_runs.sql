-- when a run's listings were put before the matcher; null for one that only crawled, until the service judges it
alter table crawl_run add column judged_at timestamp with time zone;
update crawl_run set judged_at = ended_at;
