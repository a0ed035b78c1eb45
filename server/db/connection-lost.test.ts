import { expect, it } from "vitest";
import { isConnectionLost } from "./connection-lost";

const coded = (code: string): Error => Object.assign(new Error("x"), { code });

it.each([new Error("Connection terminated unexpectedly"), coded("ECONNREFUSED"), coded("57P03"), coded("08006"), new AggregateError([coded("ECONNREFUSED")])])("%s: the database is gone", (error) => {
  expect(isConnectionLost(error)).toBe(true);
});

it.each([new Error("x"), coded("42P01"), coded("53100"), "Connection terminated", null])("%s: it is there", (error) => {
  expect(isConnectionLost(error)).toBe(false);
});
