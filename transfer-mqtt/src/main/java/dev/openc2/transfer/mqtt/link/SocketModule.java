// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import dev.openc2.transfer.mqtt.tls.TlsSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;

/**
 * The TCP or TLS connection under one Paho client: TCP_NODELAY (Nagle's algorithm costs 40 ms an
 * exchange), buffered input, host name verification, and our {@link PacketReader} in between.
 */
final class SocketModule implements NetworkModule {

  private static final int BUFFER_SIZE = 16 * 1024;

  /** How far the connection came, for the reason of a failure. */
  enum Phase {
    CONNECTING,
    HANDSHAKING,
    ESTABLISHED
  }

  private final LinkConfig config;
  private final InboundPackets packets;
  private final CountDownLatch connectWritten = new CountDownLatch(1);
  private final Socket raw = new Socket();
  private volatile Socket socket = raw;
  private volatile Phase phase = Phase.CONNECTING;

  SocketModule(LinkConfig config, InboundPackets packets) {
    this.config = config;
    this.packets = packets;
  }

  @Override
  public void start() throws IOException {
    try {
      open();
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private void open() throws IOException {
    int timeout = (int) config.connectTimeout().toMillis();
    raw.setTcpNoDelay(true);
    raw.connect(new InetSocketAddress(host(), config.port()), timeout);
    TlsSettings tls = config.tls();
    if (tls != null) {
      phase = Phase.HANDSHAKING;
      raw.setSoTimeout(timeout);
      socket = handshake(tls);
      raw.setSoTimeout(0);
    }
    phase = Phase.ESTABLISHED;
  }

  private SSLSocket handshake(TlsSettings tls) throws IOException {
    SSLSocket secure =
        (SSLSocket) tls.context().getSocketFactory().createSocket(raw, host(), config.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setProtocols(tls.protocols().toArray(String[]::new));
    parameters.setCipherSuites(tls.cipherSuites().toArray(String[]::new));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  /** The host without the brackets that a URI puts around an IPv6 address. */
  private String host() {
    String host = config.host();
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new PacketReader(
        new BufferedInputStream(socket.getInputStream(), BUFFER_SIZE),
        config.maximumPacketSize(),
        connectWritten,
        packets);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new ConnectWatch(socket.getOutputStream(), connectWritten);
  }

  /** Closes the TCP connection under TLS, which unlike closing TLS can not block. */
  @Override
  public void stop() throws IOException {
    raw.close();
  }

  @Override
  public String getServerURI() {
    return config.uri();
  }

  /** Whether Paho's threads run, all of them: only then may they be told to stop. */
  boolean connectWritten() {
    return connectWritten.getCount() == 0;
  }

  Phase phase() {
    return phase;
  }
}
