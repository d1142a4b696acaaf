// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.testkit.process.JavaProgram;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Three machines in a row: client – router – server, over IPv4 and IPv6, with a program on the
 * server that hears what arrives.
 */
final class Street implements AutoCloseable {

  static final String CLIENT = "10.1.0.2";
  static final String CLIENT6 = "fd01::2";
  static final String ROUTER = "10.1.0.1";
  static final String SERVER = "10.2.0.2";
  static final String SERVER6 = "fd02::2";

  /** A second address of the server. */
  static final String OTHER = "10.2.0.3";

  static final String OTHER6 = "fd02::3";
  static final int PORT = 8080;
  static final int OTHER_PORT = 8081;

  final NetNamespace client = NetNamespace.open();
  final NetNamespace router = NetNamespace.open();
  final NetNamespace server = NetNamespace.open();

  private final JavaProgram ears;
  private final AtomicInteger datagrams = new AtomicInteger();

  private Street() throws IOException {
    client.connect(
        "up0",
        List.of(CLIENT + "/24", CLIENT6 + "/64"),
        router,
        "lan0",
        List.of(ROUTER + "/24", "fd01::1/64"));
    router.connect(
        "wan0",
        List.of("10.2.0.1/24", "fd02::1/64"),
        server,
        "up0",
        List.of(SERVER + "/24", OTHER + "/24", SERVER6 + "/64", OTHER6 + "/64"));
    forward("/proc/sys/net/ipv4/ip_forward");
    forward("/proc/sys/net/ipv6/conf/all/forwarding");
    client.exec("ip", "route", "add", "default", "via", ROUTER);
    client.exec("ip", "-6", "route", "add", "default", "via", "fd01::1");
    server.exec("ip", "route", "add", "default", "via", "10.2.0.1");
    server.exec("ip", "-6", "route", "add", "default", "via", "fd02::1");
    ears =
        JavaProgram.startBy(
            server.inside(),
            Ears.class.getName(),
            Integer.toString(PORT),
            Integer.toString(OTHER_PORT));
  }

  /** Builds one whose server listens. */
  static Street build() throws Exception {
    Street street = new Street();
    street.ears.awaitLine("listening");
    return street;
  }

  private void forward(String setting) {
    router.exec("sh", "-c", "echo 1 > " + setting);
  }

  /** True if an echo comes back to the client. */
  boolean pings(String address) {
    return pings(client, address);
  }

  /** True if an echo comes back. */
  static boolean pings(NetNamespace from, String address) {
    return ping(from, address).exit() == 0;
  }

  /** What the program says of one echo. */
  static NetNamespace.Result ping(NetNamespace from, String address) {
    return from.tryExec("ping", "-c", "1", "-W", "1", address);
  }

  /** True if the client gets a TCP connection; it is given up after a second. */
  boolean connects(String address, int port) {
    return client
            .tryExec("timeout", "1", "bash", "-c", "exec 3<>/dev/tcp/" + address + "/" + port)
            .exit()
        == 0;
  }

  /**
   * True if a datagram of the client arrives. One that follows it on the other port must, so that
   * nobody has to wait for what does not come.
   */
  boolean delivers(String address, int port) throws InterruptedException {
    String text = "datagram-" + datagrams.incrementAndGet() + ".";
    int otherPort = port == PORT ? OTHER_PORT : PORT;
    send(address, port, text);
    send(address, otherPort, text);
    ears.awaitLine("udp " + otherPort + " " + text);
    return ears.lines().contains("udp " + port + " " + text);
  }

  private void send(String address, int port, String text) {
    client.exec("bash", "-c", "printf %s " + text + " > /dev/udp/" + address + "/" + port);
  }

  @Override
  public void close() {
    ears.close();
    client.close();
    router.close();
    server.close();
  }
}
