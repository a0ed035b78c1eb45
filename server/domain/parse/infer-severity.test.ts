import { describe, expect, it } from "vitest";
import { inferSeverity } from "./infer-severity";

describe("inferSeverity", () => {
  it.each([
    ["Kernel panic - not syncing", "CRITICAL"], ["Out of memory: Killed process 12", "CRITICAL"],
    ["disk read error on sda", "ERROR"], ["could not open /etc/x", "ERROR"], ["не удалось открыть файл", "ERROR"], ["Обнаружены ошибки диска", "ERROR"],
    ["backend shop has no server available!", "CRITICAL"], ["Server shop/web1 is DOWN, reason: Layer4 timeout", "WARNING"], ["Failed password for root", "WARNING"], ["connection timed out", "WARNING"], ["Память: превышен порог", "WARNING"],
    ["INFO: failed to find a newer version", "INFO"], ["[warn] panic button pressed", "WARNING"], ["warning: can't get client address: Connection reset by peer", "WARNING"], ["fatal: Write failed", "CRITICAL"], ["debug1: no such key", "DEBUG"],
    ["config: cannot open /etc/x", "ERROR"], ["level=error msg=x", "ERROR"], ["session opened for user root", "INFO"], ["terror and errand", "INFO"], ["", "INFO"],
  ])("%s: %s", (message, severity) => expect(inferSeverity(message)).toBe(severity));

  /** What a healthy machine writes while it starts, installs and works. */
  it.each([
    "Command line: console=ttyS0 reboot=k panic=1 oops=panic crashkernel=auto",
    "Kernel command line: BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro panic=10 nmi_watchdog=panic",
    "EXT4-fs (sda1): mounted filesystem with ordered data mode. Opts: errors=remount-ro",
    "EXT4-fs (dm-0): re-mounted. Opts: errors=continue",
    "RAS: Correctable Errors collector initialized.",
    "The error log has been reinitialized. See the previous log for older entries.",
    "Журнал ошибок очищен",
    "ERST: Error Record Serialization Table (ERST) support is initialized.",
    "pcieport 0000:00:1c.0: AER: Advanced Error Reporting enabled",
    "EDAC MC: Error Detection and Correction, version 3.0.0",
    "Intel machine check reporting enabled on CPU#0",
    "Enabling unmasked SIMD FPU exception support... done",
    "page_reporting_drain_all: err=0",
    "BTRFS info (device sda1): bdev /dev/sda1 errs: wr 0, rd 0, flush 0, corrupt 0, gen 0",
    "virtio_net: probe returned error 0",
    "Starting Process error reports when automatic reporting is enabled (file watch)...",
    "install libgpg-error-dev:amd64 <none> 1.46-1",
    "status half-configured libgpg-error0:amd64 1.46-1",
    "Installed: libgpg-error-1.12-3.el7.x86_64",
    "Updated: perl-Error-0.17025-2.el7.noarch",
    "rotating /var/log/nginx/error.log, log needs rotating",
    "compiled views/errors/error.html into static/error.css",
    "Device: /dev/sda [SAT], SMART Prefailure Attribute: 1 Raw_Read_Error_Rate changed from 117 to 118",
    "read timeout=30 retries=5 backoff=2",
    "using timeout: 5000 ms",
    "0 errors, 0 warnings, 0 dropped",
    "synchronised 12 files, failed: 0, skipped: 3", "result: error=null status=200", "Failed: 0 | Passed: 12", "rx_dropped: 0 tx_dropped: 0", "scan done, 0 error found",
    "finished with 0 errors", "backup finished, no error", "errors=0 failed=0",
    "registered machine check exception handler", "Critical update KB5031356 installed", "connect timeout set to 30 seconds", "retry policy: exponential",
    "Отказоустойчивый кластер запущен", "Проверка завершена, сбоев нет", "Ошибки не обнаружены", "Критическое обновление установлено", "ошибки: 0, предупреждений 0",
    "eth0: Link is up at 1000 Mbps, full duplex",
    "request done err=<nil> took=12ms", "errors: [] took 3 ms", "reply error: '' code: 0", "valid: 12, invalid: 0", "scan finished, critical: 0", "loaded error-pages.conf", "client started, max retries 3", "self test passed, error-free",
    "(root) CMD (/opt/bin/resend failed || echo error)", "root : TTY=pts/0 ; PWD=/root ; USER=root ; COMMAND=/usr/bin/grep error /var/log/messages", "Disconnected from user root 10.0.0.1 port 22",
    "imap(anna): Disconnected: Logged out in=12 out=345", "Job `cron.daily' terminated",
    'response {"ok": true, "error": null, "id": 7}', '{"result":[],"errors":[],"warnings":[]}', "reply {'status': 'done', 'error': None, 'failed': 0}", '{ "Running": false, "Error": "", "ExitCode": 0 }', '{"last_error":"none"}',
  ])("is nothing: %s", (message) => expect(inferSeverity(message)).toBe("INFO"));

  /** What a machine in trouble writes without any of the usual words. */
  it.each([
    ["java.sql.SQLException: closed", "ERROR"],
    ['Exception in thread "main" java.lang.OutOfMemoryError', "ERROR"],
    ["System.TimeoutException", "ERROR"],
    ["INFO: task jbd2/sda1-8:323 blocked for more than 120 seconds.", "ERROR"],
    ["rcu: INFO: rcu_sched self-detected stall on CPU", "ERROR"],
    ["INFO: rcu_preempt detected stalls on CPUs/tasks: { 3 } (detected by 1, t=60002 jiffies)", "ERROR"],
    ["general protection fault: 0000 [#1] SMP PTI", "ERROR"],
    ["(VI_1) Entering FAULT STATE", "ERROR"],
    ["Device: /dev/sda [SAT], 8 Currently unreadable (pending) sectors", "ERROR"],
    ["app.service: Main process exited, code=dumped, status=11/SEGV", "ERROR"],
    ["app.service: Start request repeated too quickly.", "WARNING"],
    ["TCP: request_sock_TCP: Possible SYN flooding on port 443. Sending cookies.", "WARNING"],
    ["nf_conntrack: table full, dropping packet", "WARNING"],
    ["bond0: link status definitely down for interface eth1, disabling it", "WARNING"],
    ["DHCPDISCOVER from 00:16:3e:aa:bb:cc via eth0: network 10.0.0.0/24: no free leases", "WARNING"],
    ["ata1: hard resetting link", "WARNING"],
    ["Clocksource tsc unstable (delta = 62500 ns)", "WARNING"],
    ["System clock wrong by 12.345678 seconds", "WARNING"],
    ["root : 3 incorrect password attempts ; TTY=pts/0", "WARNING"],
    ["to=<a@example.org>, relay=none, delay=12, status=deferred (host said 450)", "WARNING"],
    ["[Firmware Bug]: TSC_DEADLINE disabled due to Errata", "WARNING"],
  ])("%s: %s", (message, severity) => expect(inferSeverity(message)).toBe(severity));

  /** Words next to what makes them harmless elsewhere. */
  it.each([
    ["open() \"/var/log/nginx/error.log\" failed (13: Permission denied)", "WARNING"],
    ["error -110 whilst initialising SD card", "ERROR"],
    ["error=connection reset by peer", "ERROR"],
    ["errors=12 failed=3", "ERROR"],
    ["checksum error at 0", "ERROR"],
    ["disk 0 failed", "WARNING"], ["controller 0 error", "ERROR"], ["node 0 lost its lease", "WARNING"],
    ["write error: 0 bytes written", "ERROR"],
    ["open error: no such file or directory", "ERROR"], ["search error: none of the configured nodes are available", "ERROR"],
    ["probe: error 0x0", "ERROR"], ["non-fatal error while reading", "ERROR"], ["отказ диска, нет ответа", "ERROR"], ["Критическая ошибка", "CRITICAL"],
    ["bdev /dev/sda1 errs: wr 0, rd 0, flush 0, corrupt 4, gen 0", "ERROR"],
    ["read timeout=30 expired", "WARNING"],
    ['response {"ok": false, "error": "no route"}', "ERROR"], ['{"errors":[{"code":7}]}', "ERROR"], ["{'error': None, 'detail': 'cannot open'}", "ERROR"], ['{"failed": 3}', "WARNING"],
    ["fatal error in libgpg-error-1.12", "CRITICAL"],
  ])("still %s: %s", (message, severity) => expect(inferSeverity(message)).toBe(severity));

  it("looks at each place of a long line a bounded number of times", () => {
    for (const piece of ["a", "a-", "1+", "0 ", "lib", "retry=", "ошибка ", "/error", "with "]) expect(inferSeverity(`${piece.repeat(100_000)} error`)).not.toBe("INFO");
  });
});
