import type { SentenceGroup } from "./render-sentence";

/** Crashes and hangs of programs, installations, web servers. */
export const APPLICATION_SENTENCES: readonly SentenceGroup[] = [
  {
    providers: ["Application Error"],
    sentences: {
      1000: "Faulting application {1}[, version {2}][, faulting module {4}][, exception code {7:status}][, path {11}]",
      1005: "Windows cannot access the file {1} and closed the program {2}: problem with the network connection, the disk or its drivers",
    },
  },
  {
    providers: ["Application Hang"],
    sentences: { 1002: "The program {1}[ version {2}] stopped interacting with Windows and was closed: application hang" },
  },
  {
    providers: ["Windows Error Reporting"],
    sentences: { 1001: "Fault report[ of the event {3}][: {6}][, {7}]" },
  },
  {
    providers: [".NET Runtime"],
    sentences: {
      1000: "A .NET application reported[: {1}]",
      1023: "A .NET application was terminated: internal error of the .NET runtime[: {1}]",
      1025: "A .NET application requested process termination (FailFast)[: {1}]",
      1026: "A .NET application was terminated due to an unhandled exception[: {1}]",
    },
  },
  {
    providers: ["SideBySide"],
    sentences: { 33: "Activation context generation failed: a dependent assembly could not be found" },
  },
  {
    providers: ["MsiInstaller"],
    sentences: {
      1013: "The installer stopped with a message[: {1}]",
      1033: "Windows Installer installed the product {1}[, version {2}][, manufacturer {5}][, failed with status {4:error}]",
      1034: "Windows Installer removed the product {1}[, version {2}][, manufacturer {5}][, failed with status {4:error}]",
      1035: "Windows Installer reconfigured the product {1}[, version {2}][, manufacturer {5}][, failed with status {4:error}]",
      1040: "Windows Installer begins a transaction[: {1}]",
      1042: "Windows Installer ends a transaction[: {1}]",
      11707: "The installation completed successfully[: {1}]",
      11708: "The installation failed[: {1}]",
      11724: "The removal completed successfully[: {1}]",
      11725: "The removal failed[: {1}]",
    },
  },
  {
    providers: ["Microsoft-Windows-Perflib", "Perflib"],
    sentences: {
      1008: "The open procedure of the performance counter service {1}[ in the DLL {2}] failed: its performance data will not be available",
      1010: "The collect procedure of the performance counter service {1}[ in the DLL {2}] generated an exception or returned an invalid status",
      1017: "Performance counter data collection from the service {1} is disabled: its library has generated errors",
      1023: "Windows cannot load the extensible performance counter DLL {1}",
    },
  },
  {
    providers: ["Microsoft-Windows-WAS", "WAS", "W3SVC"],
    sentences: {
      5002: "The application pool {AppPoolID|1} is being automatically disabled due to a series of failures in the processes serving it",
      5005: "The Windows Process Activation Service is stopping because it encountered an error",
      5009: "A process serving the application pool {AppPoolID|1} terminated unexpectedly[, process id {ProcessID|2}][, exit code 0x{3}]",
      5010: "A process serving the application pool {AppPoolID|1} failed to respond to a ping[, process id {ProcessID|2}]",
      5011: "A process serving the application pool {AppPoolID|1} suffered a fatal communication error with the Windows Process Activation Service[, process id {ProcessID|2}]",
      5012: "A process serving the application pool {AppPoolID|1} exceeded time limits during start up[, process id {ProcessID|2}]",
      5013: "A process serving the application pool {AppPoolID|1} exceeded time limits during shut down[, process id {ProcessID|2}]",
      5015: "A process serving the application pool {AppPoolID|1} was orphaned[, but the action {2} could not be executed]",
      5021: "The identity of the application pool {AppPoolID|1} is invalid: wrong user name or password, or no batch logon right",
      5022: "The Windows Process Activation Service failed to create a worker process for the application pool {AppPoolID|1}",
      5030: "The Windows Process Activation Service terminated unexpectedly and has shut down",
      5036: "The configuration manager of the Windows Process Activation Service did not initialize",
      5039: "A process serving the application pool {AppPoolID|1} reported a failure[, process id {ProcessID|2}]",
      5057: "The application pool {AppPoolID|1} has been disabled: its identity is invalid",
      5059: "The application pool {AppPoolID|1} has been disabled: a worker process failed to start",
      5074: "A worker process[ with process id {ProcessID|1}] serving the application pool {AppPoolID|2} has requested a recycle: allowed processing time limit reached",
      5075: "A worker process[ with process id {ProcessID|1}] serving the application pool {AppPoolID|2} has requested a recycle: request limit reached",
      5076: "A worker process[ with process id {ProcessID|1}] serving the application pool {AppPoolID|2} has requested a recycle: scheduled recycle time reached",
      5077: "A worker process[ with process id {ProcessID|1}] serving the application pool {AppPoolID|2} has requested a recycle: virtual memory limit reached",
      5079: "An administrator has requested a recycle of the application pool {AppPoolID|1}",
      5080: "The worker processes serving the application pool {AppPoolID|1} are being recycled because of configuration changes",
      5117: "A worker process serving the application pool {AppPoolID|2|1} has requested a recycle: private bytes memory limit reached",
      5186: "A worker process serving the application pool {AppPoolID|2|1} was shut down due to inactivity",
    },
  },
  {
    providers: ["Microsoft-Windows-IIS-W3SVC", "IIS-W3SVC"],
    sentences: {
      1003: "The World Wide Web Publishing Service did not register the URL prefix {1}[ for site {2}], which has been disabled: the URL may be invalid",
      1004: "The World Wide Web Publishing Service did not register the URL prefix {1}[ for site {2}], which has been disabled",
      1005: "The World Wide Web Publishing Service is stopping because it encountered an error",
      1007: "The World Wide Web Publishing Service did not register the URL prefix {1}[ for site {2}], which has been disabled: the binding may already be in use",
      1016: "The World Wide Web Publishing Service did not configure logging for site {1}",
      1027: "The application pool {1} has been disabled: the request to enable it in HTTP.sys failed",
      1034: "The World Wide Web Publishing Service cannot log for site {1}: no permission to access the log file directory",
    },
  },
  {
    providers: ["ASP.NET 4.0.30319.0", "ASP.NET 2.0.50727.0"],
    sentences: {
      1309: "ASP.NET web event[: {2}][, exception {18}: {19}][, request {20}]",
      1310: "ASP.NET web event[: {2}][, exception {18}: {19}][, request {20}]",
    },
  },
];
