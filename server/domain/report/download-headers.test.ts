import { expect, it } from "vitest";
import { contentDisposition, contentTypeOf } from "./download-headers";

it("names a download after its run, in any language, and lets nothing into the header", () => {
  expect(contentDisposition("Outage 17", "result.json")).toBe(`attachment; filename="Outage 17 - result.json"; filename*=UTF-8''Outage%2017%20-%20result.json`);
  expect(contentDisposition("Авария", "a.pdf")).toContain("filename*=UTF-8''%D0%90%D0%B2%D0%B0%D1%80%D0%B8%D1%8F%20-%20a.pdf");
  expect(contentDisposition('x"\r\nSet-Cookie: a=b; ../../etc', "a.pdf")).not.toMatch(/[\r\n]|x"|\//);
});

it("cuts a long name between two characters", () => {
  expect(contentDisposition(`${"a".repeat(118)}😀 and more`, "a.pdf")).toContain(`filename*=UTF-8''${"a".repeat(118)}%E2%80%A6%20-%20a.pdf`);
  expect(contentDisposition("😀".repeat(99), "a.pdf")).toContain(`${"%F0%9F%98%80".repeat(59)}%E2%80%A6%20-%20a.pdf`);
});

it("knows the type by the ending", () => {
  expect([contentTypeOf("submit_report.XLSX"), contentTypeOf("all.zip"), contentTypeOf("odd")]).toEqual(["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip", "application/octet-stream"]);
});
