import { expect, it } from "vitest";
import { archiveBaseName, archiveOfBaseName } from "./archive-base-name";

it("names the archive, and tells it again", () => {
  for (const archive of ["night.zip", "из архива.tar.gz", "from home.gz", "app.log"]) expect(archiveOfBaseName(archiveBaseName(archive))).toBe(archive);
  expect(archiveBaseName("night.zip")).toBe("from night.zip");
});

it("leaves the names that people give alone", () => {
  expect(["Operations", "from scratch", "night.zip", "taken from night.zip"].map(archiveOfBaseName)).toEqual([null, null, null, null]);
});
