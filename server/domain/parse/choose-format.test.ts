import { expect, it } from "vitest";
import { chooseFormat } from "./choose-format";

it("chooses by the share of lines explained, the more particular format of two that explain all", () => {
  const home = "2025-10-06T08:59:32 ERROR os: lost";
  const traced = [home, "java.lang.Error: 1", "\tat a.b(C.java:1)", home];
  expect(chooseFormat([home, home])).toMatchObject({ format: { id: "home" }, share: 1, explained: 2 });
  expect(chooseFormat(traced)).toMatchObject({ format: { id: "home" }, share: 2 / 3, explained: 2 });
  expect(chooseFormat([home, "2025-10-06 08:59:32,1 INFO [a] b.C - d", "2025-10-06 08:59:33,1 INFO [a] b.C - d"])?.format.id).toBe("log4j");
});

it("chooses none for text that is no log, and for nothing", () => {
  expect(chooseFormat(["It was a dark night.", "Nothing happened."])).toBeNull();
  expect(chooseFormat([])).toBeNull();
});
