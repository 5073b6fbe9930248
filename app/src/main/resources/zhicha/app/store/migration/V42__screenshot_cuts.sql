-- A page that the requests of a day are not enough for waits for better days, from the first of them on.
alter table screenshot_wish add column cut_at timestamp with time zone;
