import type { SentenceGroup } from "./render-sentence";

/** Network adapters, TCP/IP, names, addresses, TLS, remote desktop, firewall. */
export const NETWORK_SENTENCES: readonly SentenceGroup[] = [
  {
    providers: ["Tcpip"],
    sentences: {
      4198: "The system detected an address conflict for IP address {2}[ with the system having hardware address {3}]: the local interface has been disabled",
      4199: "The system detected an address conflict for IP address {2}[ with the system having hardware address {3}]",
      4201: "The network adapter {2} was connected to the network",
      4202: "The network adapter {2} was disconnected from the network",
      4226: "TCP/IP has reached the security limit imposed on the number of concurrent TCP connect attempts",
      4227: "TCP/IP failed to establish an outgoing connection because the local endpoint was recently used: ports run out",
      4231: "A request to allocate an ephemeral port number from the global TCP port space has failed because all such ports are in use",
      4266: "A request to allocate an ephemeral port number from the global UDP port space has failed because all such ports are in use",
    },
  },
  {
    providers: ["NetBT"],
    sentences: {
      4307: "NetBIOS over TCP/IP failed to initialize because the transport refused to open initial addresses",
      4319: "A duplicate name has been detected on the TCP network",
      4321: "The name {2} could not be registered on the interface with IP address {3}[: the computer with the IP address {4} did not allow it]",
    },
  },
  {
    providers: ["Microsoft-Windows-DNS-Client"],
    sentences: { 1014: "Name resolution for the name {QueryName|1} timed out: none of the configured DNS servers responded" },
  },
  {
    providers: ["DnsApi"],
    sentences: {
      11150: "The system failed to register the network adapter {1} in DNS: the update request timed out[; host {2}]",
      11151: "The system failed to register the network adapter {1} in DNS: DNS server failure[; host {2}]",
      11152: "The system failed to register the network adapter {1} in DNS: the zone does not accept dynamic updates[; host {2}]",
      11153: "The system failed to register the network adapter {1} in DNS: the DNS server refused the update[; host {2}]",
      11154: "The system failed to register the network adapter {1} in DNS: security related problem[; host {2}]",
      11155: "The system failed to register the network adapter {1} in DNS: system problem[; host {2}]",
      11162: "The system failed to register host (A) records in DNS: the update request timed out[; host {2}][, adapter {1}]",
      11163: "The system failed to register host (A) records in DNS: the DNS server failed the request[; host {2}][, adapter {1}]",
      11164: "The system failed to register host (A) records in DNS: the zone does not accept dynamic updates[; host {2}][, adapter {1}]",
      11165: "The system failed to register host (A) records in DNS: the DNS server refused the update[; host {2}][, adapter {1}]",
      11166: "The system failed to register host (A) records in DNS: security related problem[; host {2}][, adapter {1}]",
      11167: "The system failed to register host (A) records in DNS: system problem[; host {2}][, adapter {1}]",
    },
  },
  {
    providers: ["Microsoft-Windows-Dhcp-Client", "Dhcp"],
    sentences: {
      1000: "The computer has lost the lease of its IP address",
      1001: "The computer was not assigned an address from the network by the DHCP server for the network card {2}[: error {3:error}]",
      1002: "The lease of the IP address[ {Address1}] has been denied by the DHCP server[ {Address2}]",
      1003: "The computer was not able to renew its address from the DHCP server for the network card {2}[: error {3:error}]",
      1005: "The computer has detected that its IP address is already in use on the network: address conflict",
      1007: "The computer has automatically configured an IP address because no DHCP server answered",
    },
  },
  {
    providers: ["Microsoft-Windows-NDIS"],
    sentences: { 10400: "The network interface has begun resetting: a momentary disruption in network connectivity while the hardware resets" },
  },
  {
    providers: ["e1express", "e1dexpress", "e1rexpress", "e1iexpress", "e1yexpress", "e1qexpress", "e1cexpress", "e1kexpress"],
    sentences: {
      27: "The network link is disconnected[ on {2|1}]",
      32: "The network link has been established[ on {2|1}]",
    },
  },
  {
    providers: ["b57nd60a", "l2nd"],
    sentences: { 4: "The network link is down: check the network cable[ of {2|1}]" },
  },
  {
    providers: ["MRxSmb"],
    sentences: {
      50: "Delayed write failed: Windows was unable to save all the data for the file[ {1|2}], the data has been lost",
      3019: "The redirector failed to determine the connection type",
      8003: "The master browser has received a server announcement from the computer {2}, which believes that it is the master browser",
    },
  },
  {
    providers: ["bowser"],
    sentences: { 8003: "The master browser has received a server announcement from the computer {2}, which believes that it is the master browser" },
  },
  {
    providers: ["RasClient"],
    sentences: {
      20225: "The user[ {2}] has established a link to the remote access server[ with the connection {3}]",
      20227: "The user {2} dialed the connection {3}, which has failed[: error {4}]",
    },
  },
  {
    providers: ["Schannel"],
    sentences: {
      36865: "A fatal TLS error occurred while opening the cryptographic module[ {1}][: error {2}]",
      36867: "A TLS {1} credential is created",
      36869: "The certificate of the TLS {1} credential does not have a private key",
      36870: "A fatal error occurred when accessing the private key of the TLS {1} credential[: error {2:status}]",
      36871: "A fatal error occurred while creating a TLS {1} credential[: internal error state {2}]",
      36872: "The chain of the certificate of the TLS {1} credential could not be retrieved[: {2}]",
      36873: "No supported cipher suites were found when initiating a TLS connection",
      36874: "A TLS connection request from a client failed: none of the cipher suites of the client is supported by the server[; {1}]",
      36876: "The certificate received from the remote server has not validated correctly, the TLS connection failed[: error {1}]",
      36877: "The certificate received from the remote client has not validated correctly[: error {1}]",
      36881: "The certificate received from the remote server has expired or is not yet valid, the TLS connection failed",
      36882: "The certificate received from the remote server was issued by an untrusted certificate authority, the TLS connection failed",
      36883: "The certificate received from the remote server has been revoked, the TLS connection failed",
      36884: "The certificate received from the remote server does not contain the expected name {1}, the TLS connection failed",
      36885: "The list of trusted certificate authorities sent to clients has grown too long and has been truncated",
      36886: "No suitable default server credential exists on this system: applications that need it cannot accept TLS connections",
      36887: "A fatal TLS alert was received from the remote endpoint[, alert code {1}]",
      36888: "A fatal TLS alert was generated and sent to the remote endpoint[, alert code {1}][, target name {TargetName}]",
    },
  },
  {
    providers: ["Microsoft-Windows-TerminalServices-LocalSessionManager"],
    sentences: {
      17: "The Remote Desktop service failed to start[: status {1:error}]",
      18: "The Remote Desktop service is shut down for an unknown reason",
      21: "Remote Desktop session logon succeeded: user {1}[, session {2}][, source address {3}]",
      23: "Remote Desktop session logoff succeeded: user {1}[, session {2}]",
      24: "Remote Desktop session has been disconnected: user {1}[, session {2}][, source address {3}]",
      25: "Remote Desktop session reconnection succeeded: user {1}[, session {2}][, source address {3}]",
      39: "The Remote Desktop session {1} has been disconnected by session {2}",
      40: "The Remote Desktop session {1} has been disconnected[, reason code {2}]",
    },
  },
  {
    providers: ["Microsoft-Windows-TerminalServices-RemoteConnectionManager", "TermService"],
    sentences: {
      260: "The Remote Desktop listener {1} failed while listening[: error {2:error}]",
      261: "The Remote Desktop listener {1} received a connection",
      1003: "The remote desktop client {1} has provided an invalid license",
      1004: "The Remote Desktop Session Host server cannot issue a client license",
      1006: "The Remote Desktop server received a large number of incomplete connections: it may be under attack",
      1011: "The remote session of the client {1} could not be established because its temporary license has expired",
      1035: "The listener stack of the Remote Desktop server was down[: status {1:status}]",
      1036: "The Remote Desktop server failed to create a session[: status {1:status}]",
      1057: "The Remote Desktop server has failed to create a new self-signed certificate[: status {1}]",
      1067: "The Remote Desktop server cannot register the TERMSRV service principal name[: {1}]",
      1069: "The grace period of Remote Desktop licensing has expired and no licensing mode has been configured",
      1149: "Remote Desktop user authentication succeeded: user {1}[, domain {2}][, source address {3}]",
    },
  },
  {
    providers: ["TermDD"],
    sentences: {
      50: "The RDP protocol component {2} detected an error in the protocol stream and has disconnected the client",
      56: "The Terminal Server security layer detected an error in the protocol stream and has disconnected the client[, client IP {2}]",
    },
  },
  {
    providers: ["Microsoft-Windows-Windows Firewall With Advanced Security"],
    sentences: {
      2002: "A Windows Firewall setting has changed",
      2003: "A Windows Firewall setting in the {1} profile has changed",
      2004: "A rule has been added to the Windows Firewall exception list[: {2}][, application {4}][, modified by {23}]",
      2005: "A rule has been modified in the Windows Firewall exception list[: {2}][, application {4}][, modified by {23}]",
      2006: "A rule has been deleted in the Windows Firewall exception list[: {2}][, modified by {4}]",
      2009: "The Windows Firewall service failed to load Group Policy[: error {1:error}]",
      2010: "The network profile changed on the adapter {2}",
      2011: "Windows Firewall blocked the application {2} from accepting incoming connections and was unable to notify the user[; port {5}]",
      2032: "Windows Firewall has been reset to its default configuration[ by {2}]",
      2033: "All rules have been deleted from the Windows Firewall configuration[ by {3}]",
    },
  },
];
