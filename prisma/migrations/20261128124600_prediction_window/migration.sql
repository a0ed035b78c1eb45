-- How long a prediction may come true is a setting now, of which each run keeps its own: a day for those made before.
UPDATE "runs" SET "settings" = "settings" || '{"predictionWindowMicros": 86400000000}' WHERE NOT "settings" ? 'predictionWindowMicros';
