-- Records by time and origin leave the JSON of a part's outcome for a column of packed numbers: width and first slot as
-- doubles, then rows of five 32-bit integers (slot, origin, others, warnings, errors), all big-endian.
alter table run_parts add column cells bytea;

update run_parts p
   set cells = packed.bytes, outcome = p.outcome - 'cells'
  from (
    select run_id, number, float8send(width) || float8send(coalesce(first_slot, 0)) || coalesce(numbers, '') as bytes
      from (select run_id, number, (outcome->'cells'->>'width')::float8 as width, outcome->'cells'->'cells' as cells from run_parts where outcome ? 'cells') part
      left join lateral (
        select min(first) as first_slot, string_agg(int4send((case when (at - 1) % 5 = 0 then value - first else value end)::int), '' order by at) as numbers
          from (select at, value::float8 as value, min(value::float8) filter (where (at - 1) % 5 = 0) over () as first from jsonb_array_elements_text(cells) with ordinality as t (value, at)) cell
      ) rows on true
  ) packed
 where p.run_id = packed.run_id and p.number = packed.number;
