/** The grid of run `r` as a column `grid` of type `TimeGrid`; null where no record has a time, or the run has not come so far. */
export const TIME_GRID = `
  case when r.bucket_micros is not null and r.first_micros is not null
       then json_build_object('startMicros', r.grid_start_micros, 'bucketMicros', r.bucket_micros, 'bucketCount', r.bucket_count, 'firstMicros', r.first_micros, 'lastMicros', r.last_micros)
   end as grid`;
