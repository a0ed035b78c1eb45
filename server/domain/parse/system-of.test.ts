import { describe, expect, it } from "vitest";
import { fileSystem, MAX_COMPONENT_SYSTEMS, systemOf } from "./system-of";

describe("systemOf", () => {
  const base = { column: "component" as const, host: null, component: "os", distinctComponents: 6, file: "logs/db_server_log.txt" };
  it("is the host where there is one", () => expect(systemOf({ ...base, host: "web1" })).toBe("web1"));
  it("is the component of a format that has one", () => expect(systemOf(base)).toBe("os"));
  it("is the file where there are too many components", () => {
    expect(systemOf({ ...base, distinctComponents: MAX_COMPONENT_SYSTEMS })).toBe("os");
    expect(systemOf({ ...base, distinctComponents: MAX_COMPONENT_SYSTEMS + 1 })).toBe("db_server");
  });
  it("is the file for formats whose source is a program or a class", () => expect(systemOf({ ...base, column: "file" })).toBe("db_server"));
  it.each(["com.acme.Orders", "orders.py:12", "/usr/bin/app", "4711", "Acme\\Orders", "DataNode$Receiver"])("is never %s", (component) => expect(systemOf({ ...base, component })).toBe("db_server"));
});

it.each([
  ["a/b/app_server1_log.txt", "app_server1"], ["nginx.log.1", "nginx"], ["nginx.log.2.gz", "nginx"], ["syslog-20250101", "syslog"], ["app-2025-10-06.log", "app"], ["app.2025-10-06.log.gz", "app"],
  ["C:\\logs\\web1.log", "web1"], ["app.log.2025-10-06-13", "app"], ["router_log.log", "router"], ["web.json", "web"], ["log", "log"], [".log", ".log"], ["web01", "web01"], ["10.0.0.12", "10.0.0.12"],
  ["pods/shop_api-7d9_1f/api/0.log", "api"], ["pods/shop_api-7d9_1f/api/0.log.20251006-085932.gz", "api"], ["dump/default/api-7d9/logs.txt", "api-7d9"], ["web1/console.log", "web1"], ["logs/console.log", "console"], ["0.log", "0.log"],
  ["host1/10.0.0.12", "10.0.0.12"], ["a/app.log", "app"],
])("the system of the file %s is %s", (file, system) => expect(fileSystem(file)).toBe(system));
