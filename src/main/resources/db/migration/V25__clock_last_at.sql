-- when the last event of a clock happened: no later one is dated before it, whichever node writes it
alter table case_clock add column last_at timestamp with time zone;
update case_clock set last_at = (
    select max(e.happened_at) from clock_event e where e.case_number = case_clock.case_number and e.clock = case_clock.clock);
alter table case_clock alter column last_at set not null;
